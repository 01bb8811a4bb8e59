package io.riffbook.insight.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class StatisticsTest {

    @Test
    void takesTheMeanOfTheStrataByTheirWeights() {
        // 10 of 20 against 20 of 80, weight 16; 9 of 10 against 8 of 10, weight 5: (16 * 0.25 + 5 * 0.1) / 21
        WinRateDifference difference = WinRateDifference
                .over(List.of(new Stratum(20, 10, 80, 20), new Stratum(10, 9, 10, 8))).orElseThrow();
        assertThat(difference.estimate()).isCloseTo(4.5 / 21, within(1e-12));
        assertThat(difference.expectedWon()).isCloseTo(5 + 8, within(1e-12));
        assertThat(difference.used()).isEqualTo(30);
    }

    @Test
    void errsInOneLargeStratumAsADifferenceOfTwoSharesDoes() {
        WinRateDifference difference = WinRateDifference.over(List.of(new Stratum(4000, 1600, 6000, 1800)))
                .orElseThrow();
        assertThat(difference.standardError()).isCloseTo(Math.sqrt(0.4 * 0.6 / 4000 + 0.3 * 0.7 / 6000), within(1e-4));
        assertThat(difference.pValue()).isLessThan(1e-10);
    }

    @Test
    void isNotFooledByWhereASnippetIsUsed() {
        // half of the easy deals are won and a tenth of the hard ones, with it as without it; it is mostly used in easy ones
        WinRateDifference difference = WinRateDifference
                .over(List.of(new Stratum(80, 40, 20, 10), new Stratum(10, 1, 90, 9))).orElseThrow();
        assertThat(difference.estimate()).isZero();
        assertThat(difference.pValue()).isEqualTo(1);
    }

    @Test
    void saysNothingWhereNothingIsCompared() {
        assertThat(WinRateDifference.over(List.of())).isEmpty();
        assertThat(WinRateDifference.over(List.of(new Stratum(20, 10, 0, 0), new Stratum(0, 0, 5, 1)))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Stratum(3, 4, 0, 0));
    }

    @Test
    void drawsWhatIsUnsureTowardsAll() {
        Random random = new Random(1);
        List<Shrinkage.Estimate> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            all.add(new Shrinkage.Estimate(0.02 + random.nextGaussian() * Math.hypot(0.05, 0.1), 0.01));
        }
        Shrinkage shrinkage = Shrinkage.of(all);
        assertThat(shrinkage.mean()).isCloseTo(0.02, within(0.015));
        assertThat(Math.sqrt(shrinkage.spread())).isCloseTo(0.05, within(0.02));
        assertThat(shrinkage.shrunk(new Shrinkage.Estimate(0.3, 0.01)).value()).isBetween(0.03, 0.13);
        assertThat(shrinkage.shrunk(new Shrinkage.Estimate(0.3, 1e-6)).value()).isCloseTo(0.3, within(0.001));
    }

    @Test
    void believesInSmallEffectsAsLongAsThereAreFewEstimates() {
        Shrinkage.Shrunk shrunk = Shrinkage.of(List.of()).shrunk(new Shrinkage.Estimate(0.2, 0.01));
        assertThat(shrunk.value()).isCloseTo(0.2 * 0.0025 / 0.0125, within(1e-12));
    }

    @Test
    void claimsWhatBenjaminiAndHochbergAllow() {
        // the third is above its own bound, but the fourth is below the bound of four
        assertThat(FalseDiscoveries.claimed(new double[]{0.9, 0.01, 0.055, 0.058, 0.02, 0.7}, 0.1))
                .containsExactly(false, true, true, true, true, false);
        assertThat(FalseDiscoveries.claimed(new double[0], 0.1)).isEmpty();
        assertThat(FalseDiscoveries.claimed(new double[]{0.5, 0.9}, 0.1)).containsOnly(false);
    }

    @Test
    void trustsManyRatingsMoreThanOneOfFive() {
        double[] usual = {6, 12, 30, 30, 22};
        Applause one = Applause.of(new double[]{0, 0, 0, 0, 1}, usual, 5);
        Applause many = Applause.of(new double[]{0, 0, 0, 8, 32}, usual, 5);
        Applause none = Applause.of(new double[5], usual, 5);
        assertThat(none.mean()).isCloseTo(3.5, within(1e-9));
        assertThat(one.mean()).isCloseTo((5 + 5 * 3.5) / 6, within(1e-9));
        assertThat(many.mean()).isGreaterThan(one.mean());
        assertThat(many.interval().high() - many.interval().low())
                .isLessThan(one.interval().high() - one.interval().low());
    }

    @Test
    void learnsHowMuchMoreIsOpenedWhereItStandsFirst() {
        double[] attention = {1, 0.6, 0.45, 0.3, 0.2};
        Random random = new Random(2);
        List<PositionBias.Shown> shown = new ArrayList<>();
        for (int snippet = 0; snippet < 60; snippet++) {
            double appeal = 0.05 + random.nextDouble() * 0.4;
            for (int position = 1; position <= attention.length; position++) {
                // the more it appeals, the further up it stands
                int impressions = appeal > 0.25 == position < 3 ? 400 : 100;
                double chance = appeal * attention[position - 1];
                long opens = IntStream.range(0, impressions).filter(_ -> random.nextDouble() < chance).count();
                shown.add(new PositionBias.Shown(snippet, position, impressions, opens));
            }
        }
        PositionBias bias = PositionBias.of(shown);
        for (int position = 1; position <= attention.length; position++) {
            assertThat(bias.attentionAt(position)).isCloseTo(attention[position - 1], within(0.06));
        }
        assertThat(PositionBias.of(List.of()).attentionAt(7)).isEqualTo(1);
    }
}
