package io.riffbook.search;

import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import org.springframework.stereotype.Component;

import java.util.function.Supplier;

/// The vocabulary of the present taxonomies, made anew only when one of them has changed.
@Component
class PresentVocabulary implements Supplier<Vocabulary> {
    private final Taxonomies taxonomies;
    private volatile Made made;

    PresentVocabulary(Taxonomies taxonomies) {
        this.taxonomies = taxonomies;
        this.made = Made.of(taxonomies.snapshot());
    }

    @Override
    public Vocabulary get() {
        TaxonomySnapshot present = taxonomies.snapshot();
        Made last = made;
        if (last.version() != present.version()) {
            last = Made.of(present);
            made = last;
        }
        return last.vocabulary();
    }

    private record Made(long version, Vocabulary vocabulary) {
        static Made of(TaxonomySnapshot taxonomies) {
            return new Made(taxonomies.version(), Vocabulary.of(taxonomies));
        }
    }
}
