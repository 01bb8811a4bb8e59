package io.riffbook.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which words and phrases stand for the same concept. Immutable: made anew when a taxonomy changes.
public final class Synonyms {
    public static final Synonyms NONE = of(List.of());

    private final Phrases<List<List<Word>>> phrases;

    private Synonyms(Phrases<List<List<Word>>> phrases) {
        this.phrases = phrases;
    }

    /// Takes the labels of each concept, preferred and alternative; labels of more than 8 words are left out. A label
    /// of several concepts stands for all of them.
    public static Synonyms of(Collection<? extends Collection<String>> labelsByConcept) {
        Map<List<List<Word>>, List<List<Word>>> concepts = new LinkedHashMap<>();
        for (Collection<String> labels : labelsByConcept) {
            Set<List<Word>> same = new LinkedHashSet<>();
            labels.forEach(label -> same.add(plainWords(label)));
            same.removeIf(phrase -> phrase.isEmpty() || phrase.size() > Phrases.LONGEST);
            List<List<Word>> concept = List.copyOf(same);
            concepts.put(concept, concept);
        }
        return new Synonyms(Phrases.ofWords(concepts));
    }

    /// The longest label that the words have from there on, if any.
    Optional<Match> longestAt(List<Word> words, int start) {
        return phrases.longestAt(words, start).map(match -> new Match(match.length(),
                match.things().stream().flatMap(List::stream).distinct().toList()));
    }

    static List<Word> plainWords(String text) {
        List<Word> words = new ArrayList<>(TextAnalysis.words(text));
        words.removeIf(Word::isJoined);
        return List.copyOf(words);
    }

    /// @param length of how many words the label is
    /// @param same all labels of the concepts it stands for
    record Match(int length, List<List<Word>> same) {}
}
