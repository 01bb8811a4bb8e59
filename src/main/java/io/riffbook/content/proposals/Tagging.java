package io.riffbook.content.proposals;

import io.riffbook.analysis.Labels;
import io.riffbook.analysis.Labels.Mention;
import io.riffbook.content.proposals.Proposal.ProposedTag;
import io.riffbook.content.proposals.Proposal.Words;
import io.riffbook.model.ConceptId;
import io.riffbook.model.TaxonomySnapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the concepts that a passage is about.
final class Tagging {
    /// What we compete with; the code knows this taxonomy by name, as opportunities do.
    static final String COMPETITOR = "competitor";
    /// What a concept needs to be about, rather than mentioned in passing.
    private static final double LEAST = 2;
    private static final double IN_TITLE = 3;
    private static final double IN_BODY = 1;
    private static final double IN_NOTES = 0.5;
    private static final double TELLING = 2;
    /// Passages of a deck beyond which a concept can be on most of them.
    private static final int DECK = 8;

    private final TaxonomySnapshot taxonomies;
    private final Labels labels;

    Tagging(TaxonomySnapshot taxonomies, Labels labels) {
        this.taxonomies = taxonomies;
        this.labels = labels;
    }

    /// A concept's name in a passage.
    record Named(Mention mention, Part part, Stance stance) {
        Words words() {
            return new Words(part, mention.words(), mention.start(), mention.end());
        }
    }

    /// Every name of a concept in the passage, whosever word it is; places count from the start of the part.
    List<Named> named(PassageWords passage) {
        Map<Part, List<Sentence>> parts = new LinkedHashMap<>();
        parts.put(Part.TITLE, passage.title().isBlank() ? List.of() : List.of(Sentence.ofTitle(passage.title())));
        parts.put(Part.BODY, Sentences.of(passage.body()));
        parts.put(Part.NOTES, Sentences.of(passage.notes()));
        Map<Sentence, List<Mention>> mentions = new LinkedHashMap<>();
        parts.values().forEach(all -> all.forEach(each -> mentions.put(each, labels.in(each.text()))));
        boolean isRivalry = mentions.values().stream().flatMap(List::stream).anyMatch(Tagging::isRival);
        List<Named> named = new ArrayList<>();
        parts.forEach((part, sentences) -> sentences.forEach(sentence -> {
            List<Mention> here = mentions.getOrDefault(sentence, List.of());
            Stances stances = new Stances(isRivalry, here.stream().filter(Tagging::isRival).toList());
            for (Mention mention : here) {
                Stance stance = isRival(mention)
                        ? ofRival(sentence, mention)
                        : stances.of(sentence, mention, part == Part.BODY ? passage.title() : "");
                named.add(new Named(mention.from(sentence.start()), part, stance));
            }
        }));
        return named;
    }

    /// Who is denied or quoted is still named.
    private static Stance ofRival(Sentence sentence, Mention mention) {
        return Stances.isWhatWeAreNot(sentence, mention) ? Stance.DENIED : Stance.OURS;
    }

    static boolean isRival(Mention mention) {
        return mention.concepts().stream().allMatch(concept -> concept.taxonomy().equals(COMPETITOR));
    }

    /// The tags, the strongest first.
    List<ProposedTag> tags(List<Named> all, DeckOutline deck) {
        Map<ConceptId, List<Named>> byConcept = ours(all);
        Map<ConceptId, Double> strength = new HashMap<>();
        byConcept.forEach((concept, named) -> strength.put(concept, strength(concept, named, deck)));
        Set<ConceptId> strong = new TreeSet<>(byConcept.keySet());
        strong.removeIf(concept -> strength.getOrDefault(concept, 0.0) < LEAST);
        Set<ConceptId> narrowest = new TreeSet<>(strong);
        strong.forEach(concept -> narrowest.removeAll(broader(concept)));
        return narrowest.stream()
                .sorted(Comparator.comparingDouble((ConceptId concept) -> -strength.getOrDefault(concept, 0.0)))
                .limit(Proposal.MOST_TAGS)
                .map(concept -> new ProposedTag(concept,
                        byConcept.getOrDefault(concept, List.of()).stream().map(Named::words).toList()))
                .toList();
    }

    /// By concept; a name of several only counts for those that the passage also calls by a name of their own.
    private static Map<ConceptId, List<Named>> ours(List<Named> all) {
        List<Named> ours = all.stream().filter(named -> named.stance() == Stance.OURS).toList();
        Set<ConceptId> certain = new TreeSet<>();
        ours.stream().filter(named -> !named.mention().isAmbiguous())
                .forEach(named -> certain.addAll(named.mention().concepts()));
        Map<ConceptId, List<Named>> byConcept = new LinkedHashMap<>();
        for (Named named : ours) {
            named.mention().concepts().stream().filter(certain::contains)
                    .forEach(concept -> byConcept.computeIfAbsent(concept, _ -> new ArrayList<>()).add(named));
        }
        return byConcept;
    }

    private static double strength(ConceptId concept, List<Named> all, DeckOutline deck) {
        double strength = 0;
        boolean everywhere = deck.passages() >= DECK && 2 * deck.passagesNaming(concept) > deck.passages();
        for (Named named : all) {
            double weight = switch (named.part()) {
                case TITLE -> IN_TITLE;
                case BODY -> everywhere ? IN_BODY / 2 : IN_BODY;
                case NOTES -> IN_NOTES;
            };
            strength += named.mention().isTelling() ? TELLING * weight : weight;
        }
        return strength;
    }

    private Set<ConceptId> broader(ConceptId concept) {
        Set<ConceptId> broader = new TreeSet<>();
        Optional<ConceptId> next = taxonomies.find(concept).flatMap(found -> found.broader());
        while (next.isPresent() && broader.add(next.get())) {
            next = taxonomies.find(next.get()).flatMap(found -> found.broader());
        }
        return broader;
    }
}
