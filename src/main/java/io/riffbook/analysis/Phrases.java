package io.riffbook.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Words and phrases, each of which stands for something, and where they are in a text. Immutable.
///
/// They are compared by their stems. Where several begin at one place, the longest counts; none overlap.
///
/// @param <T> what a phrase stands for
public final class Phrases<T> {
    /// Words of a phrase; longer ones are left out.
    public static final int LONGEST = 8;
    /// What may stand between two words of one phrase.
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Pd}&'’*_·]{1,8}");

    private final Map<List<String>, Set<T>> byStems;
    private final int longest;

    private Phrases(Map<List<String>, Set<T>> byStems) {
        this.byStems = byStems;
        this.longest = byStems.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    /// Takes what stands for each thing. A phrase of several things stands for all of them.
    public static <T> Phrases<T> of(Map<T, ? extends Collection<String>> phrases) {
        Map<List<String>, Set<T>> byStems = new HashMap<>();
        phrases.forEach((thing, texts) -> texts.forEach(text -> add(byStems, Synonyms.plainWords(text), thing)));
        return new Phrases<>(byStems);
    }

    static <T> Phrases<T> ofWords(Map<T, ? extends Collection<List<Word>>> phrases) {
        Map<List<String>, Set<T>> byStems = new HashMap<>();
        phrases.forEach((thing, each) -> each.forEach(words -> add(byStems, words, thing)));
        return new Phrases<>(byStems);
    }

    private static <T> void add(Map<List<String>, Set<T>> byStems, List<Word> words, T thing) {
        if (!words.isEmpty() && words.size() <= LONGEST) {
            byStems.computeIfAbsent(stems(words), _ -> new LinkedHashSet<>()).add(thing);
        }
    }

    /// A phrase in a text.
    ///
    /// @param things what it stands for; at least one
    /// @param start of its first character in the text
    /// @param end behind its last one
    public record Found<T>(List<T> things, int start, int end) {
        public Found {
            things = List.copyOf(things);
        }
    }

    /// Every phrase in the text, in order. Words on both sides of a comma, a full stop or the like are no phrase.
    public List<Found<T>> in(String text) {
        return in(text, (_, _) -> true);
    }

    /// The same for those only that count where they stand.
    List<Found<T>> in(String text, Rule<? super T> rule) {
        List<PlacedWord> words = TextAnalysis.placed(text);
        List<Found<T>> found = new ArrayList<>();
        for (int i = 0; i < words.size();) {
            Optional<Placed<T>> longestHere = longestAt(text, words, i, rule);
            longestHere.ifPresent(placed -> found.add(placed.found()));
            i += longestHere.map(Placed::length).orElse(1);
        }
        return found;
    }

    /// The longest phrase that the words have from there on, if any.
    Optional<Match<T>> longestAt(List<Word> words, int start) {
        for (int length = Math.min(longest, words.size() - start); length > 0; length--) {
            Set<T> things = byStems.get(stems(words.subList(start, start + length)));
            if (things != null) {
                return Optional.of(new Match<>(length, List.copyOf(things)));
            }
        }
        return Optional.empty();
    }

    private Optional<Placed<T>> longestAt(String text, List<PlacedWord> words, int start, Rule<? super T> rule) {
        for (int length = together(text, words, start); length > 0; length--) {
            List<PlacedWord> here = words.subList(start, start + length);
            List<T> things = byStems
                    .getOrDefault(stems(here.stream().map(PlacedWord::word).toList()), Set.of()).stream()
                    .filter(thing -> rule.counts(thing, here)).toList();
            if (!things.isEmpty()) {
                return Optional.of(new Placed<>(length,
                        new Found<>(things, here.getFirst().start(), here.getLast().end())));
            }
        }
        return Optional.empty();
    }

    /// How many words from there on stand close enough to each other to be one phrase.
    private int together(String text, List<PlacedWord> words, int start) {
        int most = Math.min(longest, words.size() - start);
        for (int length = 1; length < most; length++) {
            int end = words.get(start + length - 1).end();
            int next = words.get(start + length).start();
            if (next < end || !GAP.matcher(text.substring(end, next)).matches()) {
                return length;
            }
        }
        return most;
    }

    private static List<String> stems(List<Word> words) {
        return words.stream().map(Word::stem).toList();
    }

    /// Whether a phrase counts where it stands.
    @FunctionalInterface
    interface Rule<T> {
        boolean counts(T thing, List<PlacedWord> words);
    }

    /// @param length of how many words the phrase is
    record Match<T>(int length, List<T> things) {}

    private record Placed<T>(int length, Found<T> found) {}
}
