package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.Ranking.Ranked;
import io.riffbook.search.Reason.Cause;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class RankingTest {
    private static final Instant NOW = SomeSnippet.SOME_DAY;
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(2_000));
    private static final Set<ConceptId> CFO = SomeSnippet.concepts("persona/cfo");
    private static final Evidence SHOWN = evidence(0, 0, 0, 500);

    /// A plain published story that many were shown, unless said otherwise.
    private record Some(Candidate candidate) {
        static Some story(int id, double score) {
            return new Some(new Candidate(id(id), 1, false, (float) score, new Kind("story"), Set.of(), Audience.UNSAID,
                    NOW, Optional.empty(), SHOWN));
        }

        Some tags(Set<ConceptId> tags) {
            var c = candidate;
            return new Some(new Candidate(c.id(), 1, c.isDraft(), c.score(), c.kind(), tags, c.audience(),
                    c.changedAt(), c.verifiedUntil(), c.evidence()));
        }

        Some audience(Set<ConceptId> isFor, Set<ConceptId> notFor) {
            var c = candidate;
            return new Some(new Candidate(c.id(), 1, c.isDraft(), c.score(), c.kind(), c.tags(),
                    new Audience(isFor, notFor), c.changedAt(), c.verifiedUntil(), c.evidence()));
        }

        Some changedAt(Instant at) {
            var c = candidate;
            return new Some(new Candidate(c.id(), 1, c.isDraft(), c.score(), c.kind(), c.tags(), c.audience(), at,
                    c.verifiedUntil(), c.evidence()));
        }

        Some verifiedUntil(LocalDate day) {
            var c = candidate;
            return new Some(new Candidate(c.id(), 1, c.isDraft(), c.score(), c.kind(), c.tags(), c.audience(),
                    c.changedAt(), Optional.of(day), c.evidence()));
        }

        Some with(Evidence evidence) {
            var c = candidate;
            return new Some(new Candidate(c.id(), 1, c.isDraft(), c.score(), c.kind(), c.tags(), c.audience(),
                    c.changedAt(), c.verifiedUntil(), evidence));
        }

        Some draft() {
            var c = candidate;
            return new Some(new Candidate(c.id(), 2, true, c.score(), c.kind(), c.tags(), c.audience(), c.changedAt(),
                    c.verifiedUntil(), c.evidence()));
        }
    }

    private static SnippetId id(int id) {
        return new SnippetId(new UUID(0, id));
    }

    private static Evidence evidence(double applause, long ratings, long wins, long impressions) {
        OptionalDouble mean = ratings == 0 ? OptionalDouble.empty() : OptionalDouble.of(applause);
        return new Evidence(mean, Believed.of(mean, ratings), ratings, ratings + wins, wins, impressions,
                Optional.empty());
    }

    private static Evidence lift(double value, boolean isClaimed) {
        return new Evidence(OptionalDouble.empty(), OptionalDouble.empty(), 0, 200, 80, 500,
                Optional.of(new WinLift(value, 0.02, isClaimed)));
    }

    private static Ranking ranking(Set<ConceptId> context, Kind... usual) {
        Map<Kind, ConceptId> kinds = new HashMap<>();
        for (Kind kind : usual) {
            kinds.put(kind, ConceptId.parse("buying-stage/evaluating"));
        }
        return new Ranking(RankingWeights.USUAL, Vocabularies.small(),
                new Moment(Vocabularies.small().broaderOrSelf(context), kinds), NOW);
    }

    private static List<Ranked> ranked(Set<ConceptId> context, List<Candidate> candidates) {
        return ranking(context).rank(candidates,
                candidates.stream().map(Candidate::score).max(Float::compare).orElse(0f), Set.of());
    }

    private static List<Ranked> ranked(Set<ConceptId> context, Some... some) {
        return ranked(context, List.of(some).stream().map(Some::candidate).toList());
    }

    private static List<Integer> order(List<Ranked> ranked) {
        return ranked.stream().map(each -> (int) each.candidate().id().value().getLeastSignificantBits()).toList();
    }

    @Test
    void ranksNothing() {
        assertThat(ranked(CFO)).isEmpty();
        assertThat(ranking(CFO).withRoomForUntried(List.of(), 1)).isEmpty();
    }

    @Test
    void followsTheWordsWhereNothingElseDiffers() {
        assertThat(order(ranked(Set.of(), Some.story(1, 2), Some.story(2, 8), Some.story(3, 4))))
                .containsExactly(2, 3, 1);
    }

    @Test
    void liftsWhatIsForTheMomentAndSinksWhatIsNotForIt() {
        Some[] some = {Some.story(1, 8), Some.story(2, 7).audience(SomeSnippet.concepts("persona/executive"), Set.of()),
                Some.story(3, 9).tags(CFO).audience(Set.of(), CFO)};
        List<Ranked> ranked = ranked(CFO, some);
        assertThat(order(ranked)).containsExactly(2, 1, 3);
        assertThat(ranked.getFirst().reasons()).extracting(Reason::words).contains("For Executive");
        assertThat(ranked.getLast().reasons()).extracting(Reason::words).contains("Not for Chief financial officer");
        assertThat(order(ranked(Set.of(), some))).containsExactly(3, 1, 2);
    }

    @Test
    void sinksWhatTheAccountHasSeenAndSaysSo() {
        List<Candidate> candidates = List.of(Some.story(1, 9).candidate(), Some.story(2, 5).candidate());
        List<Ranked> ranked = ranking(CFO).rank(candidates, 9, Set.of(id(1)));
        assertThat(order(ranked)).containsExactly(2, 1);
        assertThat(ranked.getLast().reasons()).extracting(Reason::words).contains("Seen by this account");
    }

    @Test
    void marksWithoutPointsWhereAnotherOrderIsAskedFor() {
        List<Candidate> candidates = List.of(Some.story(1, 1).candidate(),
                Some.story(2, 2).audience(Set.of(), CFO).candidate());
        List<Ranked> marked = ranking(CFO).marked(candidates, Set.of(id(1)));
        assertThat(order(marked)).containsExactly(1, 2);
        assertThat(marked.getFirst().reasons()).containsExactly(new Reason(Cause.SEEN, "Seen by this account", 0));
        assertThat(marked.getLast().reasons()).extracting(Reason::cause).containsExactly(Cause.NOT_FOR);
        assertThat(marked).extracting(Ranked::points).containsOnly(0.0);
    }

    /// What one snippet has that another of equal words lacks, and which of the two comes first.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            applause of twenty                      | 4.5 | 20 | 0 | FIRST
            applause of one says less than of many  | 5   | 1  | 0 | FIRST
            little applause of many                 | 2   | 20 | 0 | LAST
            """)
    void weighsEvidence(String name, double applause, long ratings, long wins, String place) {
        List<Ranked> ranked = ranked(Set.of(), Some.story(1, 5),
                Some.story(2, 5).with(evidence(applause, ratings, wins, 500)));
        assertThat(order(ranked)).as(name)
                .containsExactlyElementsOf(place.equals("FIRST") ? List.of(2, 1) : List.of(1, 2));
    }

    @Test
    void isNotImpressedByHowManyDealsWereWon() {
        assertThat(ranked(Set.of(), Some.story(1, 5), Some.story(2, 5).with(evidence(0, 0, 90, 500))))
                .extracting(Ranked::points).containsOnly(ranked(Set.of(), Some.story(1, 5)).getFirst().points());
    }

    @Test
    void isImpressedByDealsThatAreWonMoreOftenThanOthersLikeThem() {
        List<Ranked> ranked = ranked(Set.of(), Some.story(1, 5), Some.story(2, 5).with(lift(0.06, true)),
                Some.story(3, 5).with(lift(-0.06, true)), Some.story(4, 5).with(lift(0.01, false)));
        assertThat(order(ranked)).containsExactly(2, 4, 1, 3);
        assertThat(ranked.getFirst().reasons())
                .contains(new Reason(Cause.LIFT, "Deals are won more often with it, by about 6 points", 0.18));
        assertThat(ranked.getLast().reasons())
                .contains(new Reason(Cause.LIFT, "Deals are won less often with it, by about 6 points", -0.18));
    }

    @Test
    void leavesAPartOfWhatIsUnknownToChanceTheSameForTheSameSeed() {
        List<Candidate> some = List.of(Some.story(1, 5).candidate(), Some.story(2, 5).candidate(),
                Some.story(3, 5).with(lift(0.01, false)).candidate());
        List<Ranked> today = ranking(CFO).rank(some, 5, Set.of(), 1);
        assertThat(ranking(CFO).rank(some, 5, Set.of(), 1)).isEqualTo(today);
        assertThat(
                LongStream.range(0, 20).mapToObj(seed -> order(ranking(CFO).rank(some, 5, Set.of(), seed))).distinct())
                .hasSizeGreaterThan(2);
        assertThat(LongStream.range(0, 200).mapToObj(seed -> ranking(CFO).rank(some, 5, Set.of(), seed))
                .flatMap(List::stream).flatMap(each -> each.reasons().stream())
                .filter(reason -> reason.cause() == Cause.CHANCE)).isNotEmpty()
                .allSatisfy(reason -> assertThat(Math.abs(reason.points())).isLessThan(0.2));
    }

    @Test
    void neverLetsChanceBeatWordsOrTheMoment() {
        List<Candidate> some = List.of(Some.story(1, 5).candidate(), Some.story(2, 3).candidate(),
                Some.story(3, 5).audience(Set.of(), CFO).candidate());
        assertThat(LongStream.range(0, 200).mapToObj(seed -> order(ranking(CFO).rank(some, 5, Set.of(), seed))))
                .allMatch(order -> order.equals(List.of(1, 2, 3)));
    }

    @Test
    void isNotImpressedByOneRating() {
        assertThat(order(ranked(Set.of(), Some.story(1, 5).with(evidence(5, 1, 0, 500)),
                Some.story(2, 5).with(evidence(4.8, 20, 0, 500))))).containsExactly(2, 1);
    }

    @Test
    void liftsTheKindsThatAreUsualAtTheStage() {
        Ranked ranked = ranking(CFO, new Kind("story")).rank(List.of(Some.story(1, 0).candidate()), 0, Set.of())
                .getFirst();
        assertThat(ranked.reasons()).contains(new Reason(Cause.USUAL_KIND, "Usual at the stage evaluating", 0.1));
    }

    @Test
    void prefersTheFresherAndTheVerifiedOfEquals() {
        assertThat(order(ranked(Set.of(), Some.story(1, 5).changedAt(LONG_AGO), Some.story(2, 5))))
                .containsExactly(2, 1);
        assertThat(order(ranked(Set.of(), Some.story(1, 5).verifiedUntil(TODAY.minusDays(1)),
                Some.story(2, 5).verifiedUntil(TODAY)))).containsExactly(2, 1);
    }

    @Test
    void givesWordsNoPointsWhenThereAreNone() {
        Ranked ranked = ranking(CFO).rank(List.of(Some.story(1, 5).tags(CFO).candidate()), 0, Set.of()).getFirst();
        assertThat(ranked.reasons()).extracting(Reason::cause).containsExactly(Cause.TAGGED, Cause.FRESH);
    }

    @Test
    void givesOneUntriedSnippetAPlaceAmongTheFirstTen() {
        List<Ranked> ranked = ranked(Set.of(), IntStream.rangeClosed(1, 30)
                .mapToObj(i -> i > 20 ? Some.story(i, 100 - i).with(Evidence.NONE) : Some.story(i, 100 - i))
                .toArray(Some[]::new));
        Ranking ranking = ranking(Set.of());
        for (long seed = 0; seed < 50; seed++) {
            List<Ranked> roomy = ranking.withRoomForUntried(ranked, seed);
            assertThat(order(roomy)).hasSize(30).startsWith(1, 2, 3);
            assertThat(order(roomy).subList(0, 10)).filteredOn(id -> id > 20).hasSize(1);
            assertThat(roomy).isEqualTo(ranking.withRoomForUntried(ranked, seed));
        }
    }

    @Test
    void givesNoRoomToWhatIsNotForTheMomentNorToDraftsNorToWhatHardlyFits() {
        List<Some> some = new ArrayList<>(IntStream.rangeClosed(1, 12).mapToObj(i -> Some.story(i, 100 - i)).toList());
        some.add(Some.story(13, 80).with(Evidence.NONE).audience(Set.of(), CFO));
        some.add(Some.story(14, 80).with(Evidence.NONE).draft());
        some.add(Some.story(15, 10).with(Evidence.NONE).changedAt(LONG_AGO));
        List<Ranked> ranked = ranked(CFO, some.toArray(Some[]::new));
        assertThat(ranking(CFO).withRoomForUntried(ranked, 7)).isEqualTo(ranked);
    }

    @Test
    void refusesWeightsThatWouldPlayToTheWrongAudience() {
        assertThatThrownBy(() -> new RankingWeights(3, 0.3, 0.6, 0.1, 0.3, 0.1, 3, 1, 0.15, 0.3, 0.3, 0.15,
                Duration.ofDays(180), 0.05, 20, 0.5)).hasMessageContaining("riffbook.search.ranking.not-for");
        assertThatThrownBy(() -> new RankingWeights(-1, 0.3, 0.6, 0.1, 0.3, 0.1, 3, 1, 0.15, 0.3, 0.3, 0.15,
                Duration.ofDays(180), 0.05, 20, 0.5)).hasMessageContaining("from 0 to");
    }

    @Property(tries = 200)
    void ordersTheSameWhateverOrderTheCandidatesComeIn(@ForAll("candidates") List<Candidate> candidates,
            @ForAll Random random, @ForAll long seed) {
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);
        List<Ranked> one = ranked(CFO, candidates);
        List<Ranked> other = ranked(CFO, shuffled);
        assertThat(other).isEqualTo(one);
        assertThat(ranking(CFO).withRoomForUntried(other, seed))
                .isEqualTo(ranking(CFO).withRoomForUntried(one, seed));
    }

    @Property(tries = 200)
    void keepsEveryCandidateAndOrdersByPointsThatItsReasonsAddUpTo(@ForAll("candidates") List<Candidate> candidates,
            @ForAll long seed) {
        List<Ranked> ranked = ranking(CFO).withRoomForUntried(ranked(CFO, candidates), seed);
        assertThat(ranked).extracting(Ranked::candidate).containsExactlyInAnyOrderElementsOf(candidates);
        for (int i = 0; i < ranked.size(); i++) {
            Ranked each = ranked.get(i);
            assertThat(each.points()).isCloseTo(each.reasons().stream().mapToDouble(Reason::points).sum(),
                    within(1e-9));
            if (i > 0) {
                Ranked before = ranked.get(i - 1);
                assertThat(before.points()).isGreaterThanOrEqualTo(each.points());
                if (before.points() == each.points() && !before.isBecause(Cause.UNTRIED)
                        && !each.isBecause(Cause.UNTRIED)) {
                    assertThat(before.candidate().id().toString()).isLessThan(each.candidate().id().toString());
                }
            }
        }
    }

    @Property(tries = 200)
    void leavesTheFirstThreeAndTheOrderOfAllOthersAlone(@ForAll("candidates") List<Candidate> candidates,
            @ForAll long seed) {
        List<Ranked> ranked = ranked(CFO, candidates);
        List<Ranked> roomy = ranking(CFO).withRoomForUntried(ranked, seed);
        assertThat(roomy.stream().limit(3)).isEqualTo(ranked.stream().limit(3).toList());
        List<Ranked> lifted = roomy.stream().filter(each -> each.isBecause(Cause.UNTRIED)).toList();
        assertThat(lifted).hasSizeLessThanOrEqualTo(1);
        assertThat(roomy.stream().filter(each -> !lifted.contains(each)))
                .containsExactlyElementsOf(ranked.stream().filter(each -> lifted.stream()
                        .noneMatch(moved -> moved.candidate().equals(each.candidate()))).toList());
    }

    @Property(tries = 200)
    void neverLowersWhatIsForOneMoreConceptOfTheMoment(@ForAll("candidates") List<Candidate> candidates) {
        Set<ConceptId> context = SomeSnippet.concepts("persona/cfo", "industry/food-retail");
        for (Candidate candidate : candidates) {
            for (ConceptId more : Vocabularies.small().broaderOrSelf(context)) {
                Set<ConceptId> isFor = new HashSet<>(candidate.audience().isFor());
                isFor.add(more);
                Candidate aimed = new Some(candidate).audience(isFor, candidate.audience().notFor()).candidate();
                assertThat(ranked(context, List.of(aimed)).getFirst().points())
                        .isGreaterThanOrEqualTo(ranked(context, List.of(candidate)).getFirst().points());
            }
        }
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<Set<ConceptId>> concepts = Arbitraries
                .of("persona/cfo", "persona/executive", "persona/cio", "industry/retail").map(ConceptId::parse).set()
                .ofMaxSize(2);
        Arbitrary<Evidence> evidence = Arbitraries.of(Evidence.NONE, SHOWN, evidence(4.5, 12, 3, 90),
                evidence(1, 2, 0, 19));
        Arbitrary<Candidate> each = Combinators.combine(Arbitraries.integers().between(1, 10_000),
                Arbitraries.integers().between(0, 3), concepts, concepts, Arbitraries.integers().between(0, 2),
                evidence)
                .as((id, score, tags, isFor, halfYears, known) -> Some.story(id, score).tags(tags)
                        .audience(isFor, Set.of()).changedAt(NOW.minus(Duration.ofDays(180L * halfYears))).with(known)
                        .candidate());
        return each.list().uniqueElements(Candidate::id).ofMaxSize(30);
    }
}
