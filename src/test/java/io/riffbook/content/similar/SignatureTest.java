package io.riffbook.content.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SignatureTest {
    private static final String LINE = "Dairies that ship on Fridays lose every third load to a warm handover.";
    /// Five standard errors.
    private static final double BOUND = 0.22;

    private static double estimate(String one, String other) {
        return Signature.of(one).likeness(Signature.of(other));
    }

    /// What the estimate is of.
    private static double jaccard(String one, String other) {
        Set<Long> left = shingles(one);
        Set<Long> right = shingles(other);
        Set<Long> both = new HashSet<>(left);
        both.retainAll(right);
        Set<Long> either = new HashSet<>(left);
        either.addAll(right);
        return (double) both.size() / either.size();
    }

    private static Set<Long> shingles(String text) {
        Set<Long> shingles = new HashSet<>();
        Shingles.each(text, shingles::add);
        return shingles;
    }

    /// Made-up words, so that nothing is alike by accident.
    private static List<String> words(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(_ -> random.ints(7, 'b', 'z').mapToObj(Character::toString).collect(Collectors.joining()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String changed(List<String> words, double part, long seed) {
        Random random = new Random(seed);
        return words.stream().map(word -> random.nextDouble() < part ? "other" + random.nextInt(100_000) : word)
                .collect(Collectors.joining(" "));
    }

    @Property(tries = 300)
    void estimatesWhatTwoTextsHaveInCommon(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int length,
            @ForAll @DoubleRange(min = 0, max = 1) double part) {
        List<String> words = words(seed, length);
        String one = String.join(" ", words);
        String other = changed(words, part, seed + 1);
        assertThat(estimate(one, other)).isCloseTo(jaccard(one, other), within(BOUND));
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.strings().ofMaxLength(400);
    }

    @Property(tries = 300)
    void takesAnyTextAndFindsItLikeItself(@ForAll("anyText") String text) {
        Signature signature = Signature.of(text);
        assertThat(signature.likeness(Signature.of(text))).isEqualTo(1);
        assertThat(signature.bands()).isEqualTo(Signature.of(text).bands()).hasSize(Signature.BANDS);
        assertThat(signature.hashes()).hasSize(Signature.HASHES);
    }

    @Test
    void seesPastCaseInflectionAccentsAndPunctuation() {
        assertThat(estimate(LINE, "dairy that ships, on FRIDAY: loses every third loads to a “warm” handovers"))
                .isEqualTo(1);
        assertThat(estimate("Café régime", "cafe regime")).isEqualTo(1);
    }

    @Test
    void findsALineStillSimilarAfterOneWordChanged() {
        assertThat(estimate(LINE, LINE.replace("third", "fourth"))).isGreaterThan(0.6);
        assertThat(estimate(LINE, "Breweries never worry about what a truck does on the weekend.")).isLessThan(0.2);
        assertThat(estimate("Same words, other order", "other order, same words")).isBetween(0.3, 0.99);
    }

    @Test
    void tellsTextsWithoutWordsApart() {
        assertThat(estimate("", "  \n")).isEqualTo(1);
        assertThat(estimate("!!!", "???")).isLessThan(0.1);
        assertThat(estimate("", LINE)).isLessThan(0.1);
        assertThat(estimate("🚀🚀", "🧊")).isLessThan(0.1);
        assertThat(estimate("冷链在交接时断裂", "冷链在交接时断裂了")).isGreaterThan(0.6);
        assertThat(estimate("\ud83d", "\ud83d")).isEqualTo(1);
    }

    @Test
    void countsTheBeginningOfAVeryLongText() {
        String book = (LINE + ' ').repeat(3_000);
        assertThat(estimate(book, book + " and an end that nobody reads")).isEqualTo(1);
    }

    @Test
    void letsSimilarTextsFindEachOtherByABand() {
        int similar = 0;
        int found = 0;
        for (int pair = 0; pair < 400; pair++) {
            List<String> words = words(pair, 60);
            String one = String.join(" ", words);
            String other = changed(words, 0.08, pair);
            if (jaccard(one, other) >= 0.6) {
                similar++;
                Set<Integer> bands = Arrays.stream(Signature.of(one).bands()).boxed().collect(Collectors.toSet());
                found += Arrays.stream(Signature.of(other).bands()).anyMatch(bands::contains) ? 1 : 0;
            }
        }
        assertThat(similar).isGreaterThan(200);
        assertThat((double) found / similar).isGreaterThan(0.98);
    }

    /// Stored signatures outlive the program that made them. If this fails, text analysis has changed: move SCHEME on, and all are
    /// made anew.
    @Test
    void staysTheSameWithinAScheme() {
        assertThat(Signature.SCHEME).isEqualTo(1);
        Signature signature = Signature
                .of("It's the hand-over — at 4:40 p.m. on Fridays — that costs naïve dairies millions.");
        assertThat(List.of(Arrays.hashCode(signature.hashes()), Arrays.hashCode(signature.bands())))
                .containsExactly(-1644153321, 883718867);
    }
}
