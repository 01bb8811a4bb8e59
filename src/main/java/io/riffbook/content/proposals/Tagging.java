package io.riffbook.content.proposals;

import io.riffbook.analysis.Labels.Mention;
import io.riffbook.analysis.Labels;
import io.riffbook.analysis.TextAnalysis;
import io.riffbook.analysis.Word;
import io.riffbook.content.proposals.Proposal.ProposedTag;
import io.riffbook.content.proposals.Proposal.Words;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Sign;
import io.riffbook.model.TaxonomySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the concepts that a passage is about.
final class Tagging {
    /// What we compete with; the code knows this taxonomy by name, as opportunities do.
    static final String COMPETITOR = "competitor";
    /// Where a snippet is played; the code knows it by name, as usages do.
    private static final String CHANNEL = "channel";
    /// What a concept needs to be about, rather than mentioned in passing.
    private static final double LEAST = 2;
    private static final double TELLING = 2;
    /// What the same words count when they come again.
    private static final double AGAIN = 0.25;
    private static final double HALF = 0.5;
    /// Passages of a deck beyond which a concept can be on most of them.
    private static final int DECK = 8;

    private final TaxonomySnapshot taxonomies;
    private final Labels labels;
    private final OwnNames ownNames;

    Tagging(TaxonomySnapshot taxonomies, Labels labels) {
        this.taxonomies = taxonomies;
        this.ownNames = OwnNames.in(taxonomies);
        this.labels = labels;
    }

    OwnNames ownNames() {
        return ownNames;
    }

    /// A concept's name in a passage.
    ///
    /// @param inPassing whether it stands where its words often mean something else
    record Named(Mention mention, Place place, Stance stance, boolean inPassing) {
        Part part() {
            return place.part();
        }

        Words words() {
            return new Words(part(), mention.words(), mention.start(), mention.end());
        }
    }

    /// Every name of a concept in the passage, whosever word it is; places count from the start of the part.
    ///
    /// @param signs of the passage
    List<Named> named(PassageWords passage, Set<Sign> signs) {
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
                Place place = Place.of(part, sentence, mention, sentence.equals(sentences.getFirst()),
                        signs);
                named.add(new Named(mention.from(sentence.start()), place, stance,
                        isInPassing(part, sentence, mention)));
            }
        }));
        return named;
    }

    /// One common word that somebody else says, that may as well be a verb, or in a title that makes a statement.
    private static boolean isInPassing(Part part, Sentence sentence, Mention mention) {
        boolean isVerb = mention.words().toLowerCase(Locale.ROOT).endsWith("ing");
        boolean isStatement = part == Part.TITLE && sentence.text().strip().endsWith(".");
        return !mention.isTelling() && (isVerb || isStatement || Stances.isInQuotes(sentence, mention));
    }

    /// Who is denied or quoted is still named.
    private static Stance ofRival(Sentence sentence, Mention mention) {
        return Denials.isWhatWeAreNot(sentence, mention) ? Stance.DENIED : Stance.OURS;
    }

    static boolean isRival(Mention mention) {
        return mention.concepts().stream().allMatch(concept -> concept.taxonomy().equals(COMPETITOR));
    }

    /// The tags, the strongest first.
    ///
    /// @param signs of the passage: only where it tells the presenter what to do, words such as "call" say where it is
    /// played
    List<ProposedTag> tags(List<Named> all, Set<Sign> signs, DeckOutline deck) {
        boolean isDirected = signs.contains(Sign.DIRECTIONS);
        boolean isContest = signs.contains(Sign.CONTEST_TITLE);
        Map<ConceptId, List<Named>> byConcept = ours(all);
        byConcept.keySet().removeIf(concept -> !isDirected && concept.taxonomy().equals(CHANNEL));
        byConcept.keySet().removeIf(concept -> !ownNames.mayBeMeant(concept, deck));
        if (isContest || all.stream().anyMatch(named -> named.part() == Part.TITLE && isRival(named.mention()))) {
            byConcept.entrySet().removeIf(each -> isCircumstance(each.getKey(), each.getValue()));
        }
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

    /// Where the title is of a contest with a rival, what only the text names are its conditions.
    private static boolean isCircumstance(ConceptId concept, List<Named> named) {
        return !concept.taxonomy().equals(COMPETITOR) && named.stream().allMatch(each -> each.part() != Part.TITLE);
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

    private double strength(ConceptId concept, List<Named> all, DeckOutline deck) {
        boolean everywhere = deck.passages() >= DECK && 2 * deck.passagesNaming(concept) > deck.passages();
        Set<String> seen = new HashSet<>();
        double strength = 0;
        for (Named named : all) {
            double weight = named.place().weight();
            weight *= everywhere && named.part() == Part.BODY ? HALF : 1;
            weight *= named.mention().isTelling() ? TELLING : named.inPassing() ? HALF : 1;
            strength += seen.add(stem(named)) ? weight : AGAIN * weight;
        }
        return isTopOfAGroup(concept) ? HALF * strength : strength;
    }

    /// The name of a whole group of concepts says little of any.
    private boolean isTopOfAGroup(ConceptId concept) {
        return taxonomies.narrowerOrSelf(concept).size() > 1 && broader(concept).isEmpty();
    }

    private static String stem(Named named) {
        return TextAnalysis.words(named.mention().words()).stream().map(Word::stem).collect(Collectors.joining(" "));
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
