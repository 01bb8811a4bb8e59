package io.riffbook.model;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A controlled vocabulary. Immutable: each change makes the next version of it, and is refused where that would not be sound.
///
/// @param id the first part of its concepts' ids, such as `industry`
/// @param version moves on with every change of it or of one of its concepts
/// @param definition what its concepts say of a snippet or a deal; empty when nobody wrote it
/// @param concepts in the order in which its editors put them
public record Taxonomy(String id, Version version, String prefLabel, String definition, List<Concept> concepts) {
    public static final int MOST_CONCEPTS = 5_000;
    public static final int MOST_FORMER_IDS = 50;

    public Taxonomy {
        concepts = List.copyOf(concepts);
    }

    /// A new one without concepts.
    ///
    /// @throws InvalidRequestException naming each part that is too long, blank or of another shape
    public static Taxonomy empty(String id, String prefLabel, String definition) {
        if (!ConceptId.isSlug(id)) {
            throw InvalidRequestException.at(new FieldFault("/id",
                    "must be of up to 64 lower-case letters and digits with single dashes"));
        }
        check(prefLabel, definition);
        return new Taxonomy(id, Version.FIRST, prefLabel, definition, List.of());
    }

    /// Whether a taxonomy can be called and defined like that.
    ///
    /// @throws InvalidRequestException naming each part that is too long or blank
    public static void check(String prefLabel, String definition) {
        List<FieldFault> faults = new ArrayList<>();
        Concept.label(faults, "/prefLabel", prefLabel);
        Concept.definition(faults, definition);
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    /// The concept of that id, if the taxonomy has it.
    public Optional<Concept> find(ConceptId concept) {
        return concepts.stream().filter(each -> each.id().equals(concept)).findFirst();
    }

    Concept get(ConceptId concept) {
        return find(concept).orElseThrow(() -> TaxonomyException.noConcept(concept));
    }

    Taxonomy described(String newLabel, String newDefinition) {
        return new Taxonomy(id, version.next(), newLabel, newDefinition, concepts);
    }

    /// With one concept more.
    ///
    /// @param position among the concepts with the same broader one, from 0; at their end when absent
    Taxonomy with(Concept concept, Optional<Integer> position) {
        return next(placed(concepts, concept, position));
    }

    /// With the concept of that id as it is given here.
    ///
    /// @param position among the concepts with the same broader one, from 0; where it was when absent
    Taxonomy changed(Concept concept, Optional<Integer> position) {
        boolean isMoved = position.isPresent() || !get(concept.id()).broader().equals(concept.broader());
        return next(isMoved
                ? placed(concepts.stream().filter(each -> !each.id().equals(concept.id())).toList(), concept, position)
                : concepts.stream().map(each -> each.id().equals(concept.id()) ? concept : each).toList());
    }

    /// With another id for a concept; the one before is remembered.
    Taxonomy renamed(ConceptId from, ConceptId to) {
        Concept before = get(from);
        // its own former id is free for it to go back to
        List<ConceptId> former = Stream.concat(before.formerIds().stream(), Stream.of(from))
                .filter(id -> !id.equals(to)).distinct().toList();
        return next(concepts.stream().map(each -> each.id().equals(from)
                ? each.called(to, former)
                : each.broader().filter(from::equals).isPresent() ? each.below(Optional.of(to)) : each).toList());
    }

    /// With one concept for two: the second takes over the labels, the former ids and what is narrower than the first.
    Taxonomy merged(ConceptId from, ConceptId into) {
        Concept gone = get(from);
        Concept kept = get(into);
        if (from.equals(into) || kept.deprecated()) {
            throw TaxonomyException.cannotMerge(from, into,
                    kept.deprecated() ? into + " is deprecated." : "They are one and the same.");
        }
        Set<ConceptId> aboveKept = broaderOrSelf(into);
        UnaryOperator<Concept> moved = each -> each.broader().filter(from::equals).isEmpty()
                ? each
                : each.below(aboveKept.contains(each.id()) ? gone.broader() : Optional.of(into));
        Concept merged = kept.knownAs(labels(kept, gone),
                Stream.of(kept.formerIds().stream(), gone.formerIds().stream(), Stream.of(from))
                        .flatMap(UnaryOperator.identity()).distinct().toList());
        return next(concepts.stream().filter(each -> !each.id().equals(from))
                .map(each -> moved.apply(each.id().equals(into) ? merged : each)).toList());
    }

    Taxonomy without(ConceptId concept) {
        get(concept);
        return next(concepts.stream().filter(each -> !each.id().equals(concept)).toList());
    }

    List<Concept> narrower(ConceptId concept) {
        return concepts.stream().filter(each -> each.broader().filter(concept::equals).isPresent()).toList();
    }

    /// The concept and all that are broader than it, nearest first.
    Set<ConceptId> broaderOrSelf(ConceptId concept) {
        Set<ConceptId> found = new LinkedHashSet<>();
        Optional<ConceptId> next = Optional.of(concept);
        while (next.isPresent() && found.add(next.get())) {
            next = find(next.get()).flatMap(Concept::broader);
        }
        return found;
    }

    private static List<String> labels(Concept kept, Concept gone) {
        Set<String> taken = new HashSet<>(Set.of(kept.prefLabel().toLowerCase(Locale.ROOT)));
        return Stream.of(kept.altLabels().stream(), Stream.of(gone.prefLabel()), gone.altLabels().stream())
                .flatMap(UnaryOperator.identity()).filter(label -> taken.add(label.toLowerCase(Locale.ROOT))).toList();
    }

    private static List<Concept> placed(List<Concept> others, Concept concept, Optional<Integer> position) {
        List<Concept> siblings = others.stream().filter(each -> each.broader().equals(concept.broader())).toList();
        List<Concept> placed = new ArrayList<>(others);
        placed.add(position.filter(place -> place < siblings.size())
                .map(place -> others.indexOf(siblings.get(place)))
                .orElseGet(() -> end(others, siblings, concept)), concept);
        return placed;
    }

    /// Where what follows the siblings, and all that is narrower than they are, begins.
    private static int end(List<Concept> others, List<Concept> siblings, Concept concept) {
        Optional<ConceptId> last = siblings.isEmpty()
                ? concept.broader()
                : Optional.of(siblings.getLast().id());
        Set<ConceptId> before = last.map(new Hierarchy(others)::narrowerOrSelf).orElse(Set.of());
        for (int index = others.size(); index > 0; index--) {
            if (before.contains(others.get(index - 1).id())) {
                return index;
            }
        }
        return others.size();
    }

    private Taxonomy next(List<Concept> changed) {
        if (changed.size() > MOST_CONCEPTS) {
            throw TaxonomyException.full(id, MOST_CONCEPTS);
        }
        Set<ConceptId> taken = new HashSet<>();
        Set<ConceptId> known = new HashSet<>();
        for (Concept concept : changed) {
            Stream.concat(Stream.of(concept.id()), concept.formerIds().stream()).forEach(name -> {
                if (!taken.add(name)) {
                    throw TaxonomyException.taken(name);
                }
            });
            known.add(concept.id());
        }
        changed.forEach(concept -> concept.broader().filter(broader -> !known.contains(broader)).ifPresent(broader -> {
            throw TaxonomyException.noConcept(broader);
        }));
        Hierarchy.cycle(changed).ifPresent(concept -> {
            throw TaxonomyException.cycle(concept);
        });
        return new Taxonomy(id, version.next(), prefLabel, definition, changed);
    }
}
