package io.riffbook.analysis;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names that concepts have, preferred and alternative, and where they are in a text. Immutable: made anew when a
/// taxonomy changes. Deprecated concepts are left out.
///
/// Words count in all their forms, but not where they would be another word:
///
/// - a word that the taxonomy writes in capitals, of up to four letters, only in capitals: `IT` is not `it`;
/// - a name, such as `Excel`, only with its capital; of a name that begins with that of the broader concept, such as
///   `Acme Watch`, the rest is a name as well;
/// - a label with a word of one letter, such as `M&A`, only as it is written;
/// - a label of one word in its singular or plural only, and not as part of a hyphenated word;
/// - a label of nothing but stop words never.
public final class Labels {
    private static final int LONGEST_ACRONYM = 4;
    private static final Pattern HYPHEN = Pattern.compile("\\p{Pd}");

    private static final Pattern VERB = Pattern
            .compile("\\s+(?:is|was|has|does|can|will|knows|shows|tells|takes|gives|makes|means)\\b");

    private final Phrases<Label> phrases;

    private Labels(Phrases<Label> phrases) {
        this.phrases = phrases;
    }

    /// Takes the labels of all concepts but the deprecated ones; labels of more than 8 words are left out.
    public static Labels of(Collection<Concept> concepts) {
        Map<Label, List<String>> labels = new LinkedHashMap<>();
        Map<ConceptId, Concept> byId = concepts.stream().collect(Collectors.toMap(Concept::id, each -> each));
        for (Concept concept : concepts) {
            if (!concept.deprecated()) {
                boolean isNamed = !concept.altLabels().isEmpty()
                        && concept.altLabels().stream().allMatch(Labels::beginsWithACapital);
                add(labels, concept.id(), concept.prefLabel(), isNamed ? Case.NAME : Case.ANY);
                concept.altLabels().forEach(label -> add(labels, concept.id(), label,
                        beginsWithACapital(label) ? Case.NAME : Case.ANY));
                concept.broader().map(byId::get).flatMap(broader -> shortName(concept, broader))
                        .ifPresent(name -> add(labels, concept.id(), name, Case.SHORT_NAME));
            }
        }
        return new Labels(Phrases.of(labels));
    }

    /// What is left of a name that begins with that of the broader concept, such as `Watch` of `Acme Watch`.
    private static Optional<String> shortName(Concept concept, Concept broader) {
        return Stream.concat(Stream.of(broader.prefLabel()), broader.altLabels().stream())
                .map(label -> label + " ").filter(concept.prefLabel()::startsWith)
                .map(label -> concept.prefLabel().substring(label.length()))
                .filter(Labels::beginsWithACapital).findFirst();
    }

    private static void add(Map<Label, List<String>> labels, ConceptId concept, String text, Case wanted) {
        List<PlacedWord> words = TextAnalysis.placed(text);
        List<String> written = words.stream().map(word -> text.substring(word.start(), word.end())).toList();
        labels.putIfAbsent(new Label(concept, text, written, words.stream().map(PlacedWord::word).toList(),
                words.size() == 1 && !isAcronym(text) ? wanted : Case.ANY), List.of(text));
    }

    /// A label in a text.
    ///
    /// @param concepts that are called so; mostly one
    /// @param words as the text has them
    /// @param start of its first character in the text
    /// @param end behind its last one
    /// @param isTelling whether it hardly means anything else: several words, an abbreviation or a name
    public record Mention(Set<ConceptId> concepts, String words, int start, int end, boolean isTelling) {
        public Mention {
            concepts = Set.copyOf(concepts);
        }

        /// Whether more than one concept is called so.
        public boolean isAmbiguous() {
            return concepts.size() > 1;
        }

        /// The same in a longer text, in which this one begins there.
        public Mention from(int offset) {
            return new Mention(concepts, words, start + offset, end + offset, isTelling);
        }
    }

    /// Every label in the text, in order; the longest at each place, and none that overlap.
    public List<Mention> in(String text) {
        return phrases.in(text, (label, words) -> counts(label, words, text)).stream().map(found -> {
            Set<ConceptId> concepts = new TreeSet<>(found.things().stream().map(Label::concept).toList());
            return new Mention(concepts, text.substring(found.start(), found.end()), found.start(), found.end(),
                    found.things().stream().anyMatch(label -> label.isTelling(mayBeAVerb(text, found))
                            && isWrittenSo(label, text, found)));
        }).toList();
    }

    private static boolean counts(Label label, List<PlacedWord> words, String text) {
        if (label.isOneLettered()) {
            return text.regionMatches(words.getFirst().start(), label.text(), 0, label.text().length());
        }
        if (label.isEmpty()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            PlacedWord word = words.get(i);
            String written = text.substring(word.start(), word.end());
            String wanted = label.written().get(i);
            if (isAcronym(wanted) && !isWrittenLike(wanted, written)) {
                return false;
            }
        }
        if (label.wanted() != Case.ANY && (!beginsWithACapital(text.substring(words.getFirst().start()))
                || !label.words().getFirst().exact().equals(words.getFirst().word().exact()))) {
            return false;
        }
        return label.words().size() > 1 || (isSameButForNumber(label.words().getFirst(), words.getFirst().word())
                && !isPartOfACompound(words.getFirst(), text));
    }

    /// Where every word has a capital, a name may as well be a verb, unless a verb follows.
    private static boolean mayBeAVerb(String text, Phrases.Found<Label> found) {
        return text.substring(0, found.start()).chars().noneMatch(Character::isLetterOrDigit)
                && !VERB.matcher(text.substring(found.end())).lookingAt();
    }

    /// Whether it stands there as the taxonomy has it, but for number: "rolled out" isn't "rolling out".
    private static boolean isWrittenSo(Label label, String text, Phrases.Found<Label> found) {
        List<PlacedWord> words = TextAnalysis.placed(text.substring(found.start(), found.end()));
        return IntStream.range(0, Math.min(words.size(), label.words().size()))
                .allMatch(i -> isSameButForNumber(label.words().get(i), words.get(i).word()));
    }

    private static boolean isAcronym(String word) {
        return word.length() <= LONGEST_ACRONYM && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isWrittenLike(String acronym, String written) {
        return written.startsWith(acronym)
                && List.of("", "s", "'s", "’s").contains(written.substring(acronym.length()));
    }

    private static boolean isSameButForNumber(Word label, Word word) {
        String one = label.exact();
        String other = word.exact();
        return one.equals(other) || isPlural(one, other) || isPlural(other, one);
    }

    private static boolean isPlural(String singular, String plural) {
        return plural.equals(singular + "s") || plural.equals(singular + "es") || (singular.endsWith("y")
                && plural.equals(singular.substring(0, singular.length() - 1) + "ies"));
    }

    private static boolean isPartOfACompound(PlacedWord word, String text) {
        return isHyphenBetweenLetters(text, word.start() - 1) || isHyphenBetweenLetters(text, word.end());
    }

    private static boolean isHyphenBetweenLetters(String text, int at) {
        return at > 0 && at + 1 < text.length() && HYPHEN.matcher(text.substring(at, at + 1)).matches()
                && Character.isLetterOrDigit(text.charAt(at - 1)) && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean beginsWithACapital(String text) {
        return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
    }

    /// How a label of one word has to be written.
    private enum Case {
        ANY,
        /// With a capital.
        NAME,
        /// With a capital; what is left of a longer name may be a common word.
        SHORT_NAME
    }

    /// @param written its words as the taxonomy writes them
    private record Label(ConceptId concept, String text, List<String> written, List<Word> words, Case wanted) {

        boolean isOneLettered() {
            return words.stream().anyMatch(word -> word.exact().length() == 1);
        }

        /// Nothing but stop words, and no acronym that looks like one.
        boolean isEmpty() {
            return words.stream().allMatch(TextAnalysis::isStopWord) && !written.stream().allMatch(Labels::isAcronym);
        }

        boolean isTelling(boolean mayBeAVerb) {
            boolean isName = wanted == Case.NAME || (wanted == Case.SHORT_NAME && !mayBeAVerb);
            return isName || words.size() > 1 || written.stream().anyMatch(Labels::isAcronym)
                    || text.chars().anyMatch(Character::isDigit);
        }
    }
}
