package io.riffbook.search;

import io.riffbook.analysis.Synonyms;
import io.riffbook.model.ConceptId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The taxonomies as search needs them, at one moment. Immutable.
public final class Vocabulary {
    private final Map<ConceptId, Term> terms = new HashMap<>();
    private final Map<ConceptId, List<ConceptId>> narrower = new HashMap<>();
    private final Synonyms synonyms;

    public Vocabulary(Collection<Term> terms) {
        List<List<String>> labels = new ArrayList<>();
        for (Term term : terms) {
            this.terms.put(term.id(), term);
            term.broader().ifPresent(
                    broader -> narrower.computeIfAbsent(broader, _ -> new ArrayList<>()).add(term.id()));
            labels.add(term.labels());
        }
        this.synonyms = Synonyms.of(labels);
    }

    /// What the concept is called; the last part of its id if the taxonomies don't have it.
    public String label(ConceptId id) {
        Term term = terms.get(id);
        return term == null ? id.concept() : term.label();
    }

    /// The concepts and everything broader than them, each once.
    public Set<ConceptId> broaderOrSelf(Collection<ConceptId> ids) {
        Set<ConceptId> all = new LinkedHashSet<>();
        for (ConceptId id : ids) {
            Optional<ConceptId> next = Optional.of(id);
            while (next.isPresent() && all.add(next.get())) {
                next = Optional.ofNullable(terms.get(next.get())).flatMap(Term::broader);
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

    /// A concept with its words.
    public record Term(ConceptId id, String label, List<String> otherLabels, Optional<ConceptId> broader) {
        List<String> labels() {
            List<String> labels = new ArrayList<>(otherLabels);
            labels.addFirst(label);
            return labels;
        }
    }
}
