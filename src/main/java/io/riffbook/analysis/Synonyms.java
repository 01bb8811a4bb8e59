package io.riffbook.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which words and phrases stand for the same concept. Immutable: made anew when a taxonomy changes.
public final class Synonyms {
    public static final Synonyms NONE = of(List.of());

    /// By the language whose stems they are compared in.
    private final Map<Language, Phrases<List<Label>>> phrases;
    private final Set<String> names;

    private Synonyms(Map<Language, Phrases<List<Label>>> phrases, Set<String> names) {
        this.phrases = phrases;
        this.names = names;
    }

    /// Takes the labels of each concept, preferred and alternative; labels of more than 8 words are left out. A label
    /// of several concepts stands for all of them.
    public static Synonyms of(Collection<? extends Collection<String>> labelsByConcept) {
        Set<List<Label>> concepts = new LinkedHashSet<>();
        Set<String> names = new HashSet<>();
        for (Collection<String> labels : labelsByConcept) {
            Set<Label> same = new LinkedHashSet<>();
            labels.forEach(text -> same.add(Label.of(text)));
            same.removeIf(label -> label.length() == 0 || label.length() > Phrases.LONGEST);
            concepts.add(List.copyOf(same));
            labels.forEach(text -> addNames(text, names));
        }
        Map<Language, Phrases<List<Label>>> phrases = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<List<Label>, List<List<Word>>> words = new LinkedHashMap<>();
            concepts.forEach(same -> words.put(same, same.stream().map(label -> label.in(language)).toList()));
            phrases.put(language, Phrases.ofWords(words));
        }
        return new Synonyms(phrases, Set.copyOf(names));
    }

    /// Words with a capital that is not their first letter, such as `CMS` and `GitOps`.
    private static void addNames(String text, Set<String> names) {
        for (PlacedWord word : TextAnalysis.placed(text)) {
            String written = text.substring(word.start(), word.end());
            if (written.codePoints().skip(1).anyMatch(Character::isUpperCase)) {
                names.add(word.word().exact());
            }
        }
    }

    /// Whether it is an abbreviation or a name that a stemmer must not touch.
    boolean isName(Word word) {
        return names.contains(word.exact());
    }

    /// The longest label that the words have from there on, if any.
    Optional<Match> longestAt(Language language, List<Word> words, int start) {
        return Optional.ofNullable(phrases.get(language)).flatMap(all -> all.longestAt(words, start))
                .map(match -> new Match(match.length(),
                        match.things().stream().flatMap(List::stream).distinct().toList()));
    }

    static List<Word> plainWords(String text) {
        return plainWords(Language.ENGLISH, text);
    }

    static List<Word> plainWords(Language language, String text) {
        List<Word> words = new ArrayList<>(TextAnalysis.words(language, text));
        words.removeIf(Word::isJoined);
        return List.copyOf(words);
    }

    /// What a concept is called.
    ///
    /// @param words by the language whose stems they have
    record Label(Map<Language, List<Word>> words) {
        static Label of(String text) {
            Map<Language, List<Word>> words = new EnumMap<>(Language.class);
            Arrays.stream(Language.values()).forEach(each -> words.put(each, plainWords(each, text)));
            return new Label(words);
        }

        List<Word> in(Language language) {
            return words.getOrDefault(language, List.of());
        }

        int length() {
            return in(Language.ENGLISH).size();
        }
    }

    /// @param length of how many words the label is
    /// @param same all labels of the concepts it stands for
    record Match(int length, List<Label> same) {}
}
