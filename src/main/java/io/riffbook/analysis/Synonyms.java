package io.riffbook.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which words and phrases stand for the same concept. Immutable: made anew when a taxonomy changes.
public final class Synonyms {
    public static final Synonyms NONE = new Synonyms(Map.of(), 0);
    private static final int LONGEST_LABEL = 8;

    private final Map<List<String>, Set<List<Word>>> sameByStems;
    private final int longest;

    private Synonyms(Map<List<String>, Set<List<Word>>> sameByStems, int longest) {
        this.sameByStems = sameByStems;
        this.longest = longest;
    }

    /// Takes the labels of each concept, preferred and alternative; labels of more than 8 words are left out. A label
    /// of several concepts stands for all of them.
    public static Synonyms of(Collection<? extends Collection<String>> labelsByConcept) {
        Map<List<String>, Set<List<Word>>> same = new HashMap<>();
        int longest = 0;
        for (Collection<String> labels : labelsByConcept) {
            Set<List<Word>> phrases = new LinkedHashSet<>();
            labels.forEach(label -> phrases.add(plainWords(label)));
            phrases.removeIf(phrase -> phrase.isEmpty() || phrase.size() > LONGEST_LABEL);
            for (List<Word> phrase : phrases) {
                same.computeIfAbsent(stems(phrase), _ -> new LinkedHashSet<>()).addAll(phrases);
                longest = Math.max(longest, phrase.size());
            }
        }
        return new Synonyms(same, longest);
    }

    /// The longest label that the words have from there on, if any.
    Optional<Match> longestAt(List<Word> words, int start) {
        for (int length = Math.min(longest, words.size() - start); length > 0; length--) {
            Set<List<Word>> same = sameByStems.get(stems(words.subList(start, start + length)));
            if (same != null) {
                return Optional.of(new Match(length, List.copyOf(same)));
            }
        }
        return Optional.empty();
    }

    static List<Word> plainWords(String text) {
        List<Word> words = new ArrayList<>(TextAnalysis.words(text));
        words.removeIf(Word::isJoined);
        return List.copyOf(words);
    }

    private static List<String> stems(List<Word> words) {
        return words.stream().map(Word::stem).toList();
    }

    /// @param length of how many words the label is
    /// @param same all labels of the concepts it stands for
    record Match(int length, List<List<Word>> same) {}
}
