package io.riffbook.content.align;

import io.riffbook.analysis.TextAnalysis;
import io.riffbook.analysis.Word;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What a passage can have in common with another: the stems and the pairs of stems of its title, its body and its notes, each as a
/// number, sorted and without repeats.
final class Features {
    /// What follows in a longer text doesn't count.
    private static final int LONGEST_BODY = 3_000;
    private static final int LONGEST_NOTES = 1_500;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private final long[] title;
    private final long[] body;
    private final long[] notes;

    Features(Wording passage) {
        title = of(passage.title(), LONGEST_BODY);
        body = of(passage.body(), LONGEST_BODY);
        notes = of(passage.notes(), LONGEST_NOTES);
    }

    /// Those of all three parts, each once.
    LongStream all() {
        return Stream.of(title, body, notes).flatMapToLong(Arrays::stream).distinct();
    }

    long[] title() {
        return title;
    }

    long[] body() {
        return body;
    }

    long[] notes() {
        return notes;
    }

    private static long[] of(String text, int longest) {
        String bounded = text.length() <= longest ? text : text.substring(0, longest);
        List<Word> words = TextAnalysis.words(bounded);
        long[] found = new long[2 * words.size()];
        int count = 0;
        long last = 0;
        for (Word word : words) {
            if (word.joins() > 0) {
                continue;
            }
            long stem = hash(word.stem());
            found[count++] = stem;
            if (last != 0) {
                found[count++] = mixed(last * PRIME + stem);
            }
            last = stem;
        }
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    private static long hash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    /// Spreads a number over all 64 bits (the finalizer of SplitMix64).
    private static long mixed(long number) {
        long spread = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        spread = (spread ^ (spread >>> 27)) * 0x94d049bb133111ebL;
        return spread ^ (spread >>> 31);
    }
}
