package io.riffbook.search;

import io.riffbook.analysis.PlacedWord;
import io.riffbook.analysis.QueryReader;
import io.riffbook.analysis.Wording;
import io.riffbook.search.EngineQuery.Counting;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds other spellings of words that nothing has which the viewer may see. What it proposes is in something that the viewer may
/// see, so that it tells nobody of words that are hidden from them.
@Component
class Spelling {
    private static final int SHORTEST = 4;
    private static final int MOST_CORRECTED = 3;
    private static final int MOST_SIMILAR = 5;

    private final SnippetIndex index;

    Spelling(SnippetIndex index) {
        this.index = index;
    }

    /// The text with other words in place of those that are found nowhere; absent if there is nothing to correct. Asks the
    /// engine at most thirty times for one document.
    Optional<String> corrected(EngineQuery asked, String text, QueryReader reader) {
        StringBuilder corrected = new StringBuilder(text);
        int changed = 0;
        for (PlacedWord placed : reader.plainWords(text).reversed()) {
            String word = placed.word().exact();
            if (changed < MOST_CORRECTED && word.length() >= SHORTEST && !isFound(asked, word, reader)) {
                Optional<String> similar = index.similarWords(word, MOST_SIMILAR).stream()
                        .filter(each -> isFound(asked, each, reader)).findFirst();
                if (similar.isPresent()) {
                    corrected.replace(placed.start(), placed.end(), similar.get());
                    changed++;
                }
            }
        }
        return changed == 0 ? Optional.empty() : Optional.of(corrected.toString());
    }

    private boolean isFound(EngineQuery asked, String word, QueryReader reader) {
        Wording wording = reader.read(word + " ");
        return wording.isEmpty() || !index
                .search(asked.withWording(wording).counting(Counting.NOTHING).filledUp(false).withFilters(Filters.NONE)
                        .ofSize(1))
                .candidates().isEmpty();
    }
}
