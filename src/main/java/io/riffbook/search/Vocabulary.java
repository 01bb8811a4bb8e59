package io.riffbook.search;

import io.riffbook.analysis.Synonyms;
import io.riffbook.analysis.TextAnalysis;
import io.riffbook.analysis.Word;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.TaxonomySnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The taxonomies as search needs them, at one moment. Immutable.
public final class Vocabulary {
    private static final int MOST_LOOKED_AT = 200;
    private final Map<ConceptId, Concept> concepts = new HashMap<>();
    private final Map<ConceptId, List<ConceptId>> narrower = new HashMap<>();
    private final Synonyms synonyms;
    /// Each label, from each of its words on.
    private final NavigableMap<String, Set<ConceptId>> beginnings = new TreeMap<>();

    public Vocabulary(Collection<Concept> concepts) {
        List<List<String>> labels = new ArrayList<>();
        for (Concept concept : concepts) {
            this.concepts.put(concept.id(), concept);
            concept.broader().ifPresent(
                    broader -> narrower.computeIfAbsent(broader, _ -> new ArrayList<>()).add(concept.id()));
            List<String> ofConcept = new ArrayList<>(concept.altLabels());
            ofConcept.addFirst(concept.prefLabel());
            labels.add(ofConcept);
            ofConcept.forEach(label -> addBeginnings(label, concept.id()));
        }
        this.synonyms = Synonyms.of(labels);
    }

    private void addBeginnings(String label, ConceptId id) {
        List<String> words = folded(label);
        for (int from = 0; from < words.size(); from++) {
            beginnings.computeIfAbsent(String.join(" ", words.subList(from, words.size())), _ -> new TreeSet<>())
                    .add(id);
        }
    }

    private static List<String> folded(String text) {
        return TextAnalysis.words(text).stream().filter(word -> word.joins() == 0).map(Word::exact).toList();
    }

    /// Concepts of which a label, or the rest of a label from one of its words on, begins with this text; those with the
    /// shortest labels first.
    ///
    /// @param most at most 20
    public List<ConceptId> beginningWith(String text, int most) {
        String beginning = String.join(" ", folded(text));
        if (beginning.isEmpty()) {
            return List.of();
        }
        return beginnings.subMap(beginning, true, beginning + Character.MAX_VALUE, true).entrySet().stream()
                .limit(MOST_LOOKED_AT).sorted(Comparator.comparingInt(each -> each.getKey().length()))
                .flatMap(each -> each.getValue().stream()).distinct().limit(most).toList();
    }

    static Vocabulary of(TaxonomySnapshot taxonomies) {
        return new Vocabulary(taxonomies.all().stream().flatMap(taxonomy -> taxonomy.concepts().stream()).toList());
    }

    /// What the concept is called; the last part of its id if the taxonomies don't have it.
    public String label(ConceptId id) {
        Concept concept = concepts.get(id);
        return concept == null ? id.concept() : concept.prefLabel();
    }

    /// The concepts and everything broader than them, each once.
    public Set<ConceptId> broaderOrSelf(Collection<ConceptId> ids) {
        Set<ConceptId> all = new LinkedHashSet<>();
        for (ConceptId id : ids) {
            Optional<ConceptId> next = Optional.of(id);
            while (next.isPresent() && all.add(next.get())) {
                next = Optional.ofNullable(concepts.get(next.get())).flatMap(Concept::broader);
            }
        }
        return all;
    }

    /// The concept and everything narrower than it, each once.
    public Set<ConceptId> narrowerOrSelf(ConceptId id) {
        Set<ConceptId> all = new LinkedHashSet<>();
        addNarrower(id, all);
        return all;
    }

    private void addNarrower(ConceptId id, Set<ConceptId> all) {
        if (all.add(id)) {
            narrower.getOrDefault(id, List.of()).forEach(each -> addNarrower(each, all));
        }
    }

    /// Which words stand for the same concept.
    public Synonyms synonyms() {
        return synonyms;
    }
}
