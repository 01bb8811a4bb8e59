package io.riffbook.content.similar;

import io.riffbook.analysis.TextAnalysis;
import io.riffbook.analysis.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// What two texts can have in common: all their runs of one, two and three words, each as a 64-bit number.
///
/// Single words and pairs count beside the triples that are usual, because many snippets are a line or two: with triples alone, one
/// changed word in a line would make it another text.
final class Shingles {
    /// What follows in a longer text doesn't count.
    static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_RUN = 3;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Shingles() {}

    /// Hands over each run, in order and perhaps more than once; a text without words counts as one run of itself.
    static void each(String text, LongConsumer taker) {
        String bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        List<String> stems = stems(bounded);
        if (stems.isEmpty()) {
            taker.accept(hash(bounded.strip()));
            return;
        }
        long[] words = stems.stream().mapToLong(Shingles::hash).toArray();
        for (int start = 0; start < words.length; start++) {
            long run = 0;
            for (int length = 0; length < LONGEST_RUN && start + length < words.length; length++) {
                run = mixed(run * FNV_PRIME + words[start + length]);
                taker.accept(run);
            }
        }
    }

    /// The stems of a text in order; of a hyphenated word only the parts.
    private static List<String> stems(String text) {
        List<String> stems = new ArrayList<>();
        for (Word word : TextAnalysis.words(text)) {
            if (word.joins() == 0) {
                stems.add(word.stem());
            }
        }
        return stems;
    }

    private static long hash(String word) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /// Spreads a number over all 64 bits (the finalizer of SplitMix64).
    static long mixed(long number) {
        long spread = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        spread = (spread ^ (spread >>> 27)) * 0x94d049bb133111ebL;
        return spread ^ (spread >>> 31);
    }
}
