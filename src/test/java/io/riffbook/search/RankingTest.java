package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.Ranking.Ranked;
import io.riffbook.search.Reason.Cause;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

class RankingTest {
    private static final Instant NOW = SomeSnippet.SOME_DAY;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(2_000));
    private static final Set<ConceptId> CFO = SomeSnippet.concepts("persona/cfo");

    private static Candidate candidate(int id, double score, Set<ConceptId> tags, Audience audience,
            Instant changedAt) {
        return new Candidate(new SnippetId(new UUID(0, id)), 1, false, (float) score, new Kind("story"), tags, audience,
                changedAt, Optional.empty(), SnippetEvidence.Evidence.NONE);
    }

    private static List<Ranked> ranked(Set<ConceptId> context, List<Candidate> candidates) {
        return ranking(context).rank(candidates,
                candidates.stream().map(Candidate::score).max(Float::compare).orElse(0f));
    }

    private static List<Integer> order(List<Ranked> ranked) {
        return ranked.stream().map(each -> (int) each.candidate().id().value().getLeastSignificantBits()).toList();
    }

    private static Ranking ranking(Set<ConceptId> context) {
        return new Ranking(Vocabularies.small(), context, NOW);
    }

    @Test
    void ranksNothing() {
        assertThat(ranked(CFO, List.of())).isEmpty();
    }

    @Test
    void followsTheWordsWhereNothingElseDiffers() {
        List<Candidate> candidates = List.of(candidate(1, 2, Set.of(), Audience.UNSAID, NOW),
                candidate(2, 8, Set.of(), Audience.UNSAID, NOW), candidate(3, 4, Set.of(), Audience.UNSAID, NOW));
        assertThat(order(ranked(Set.of(), candidates))).containsExactly(2, 3, 1);
    }

    @Test
    void liftsWhatIsForTheContextAndSinksWhatIsNotForIt() {
        Candidate plain = candidate(1, 8, Set.of(), Audience.UNSAID, NOW);
        Candidate aimed = candidate(2, 7, Set.of(), new Audience(SomeSnippet.concepts("persona/executive"), Set.of()),
                NOW);
        Candidate away = candidate(3, 9, CFO, new Audience(Set.of(), CFO), NOW);
        List<Ranked> ranked = ranked(CFO, List.of(plain, aimed, away));
        assertThat(order(ranked)).containsExactly(2, 1, 3);
        assertThat(ranked.getFirst().reasons()).extracting(Reason::words).contains("For Executive");
        assertThat(ranked.getLast().reasons()).extracting(Reason::words).contains("Not for Chief financial officer");
        assertThat(order(ranked(Set.of(), List.of(plain, aimed, away)))).containsExactly(3, 1, 2);
    }

    @Test
    void prefersTheFresherOfEquals() {
        List<Candidate> candidates = List.of(candidate(1, 5, Set.of(), Audience.UNSAID, LONG_AGO),
                candidate(2, 5, Set.of(), Audience.UNSAID, NOW));
        assertThat(order(ranked(Set.of(), candidates))).containsExactly(2, 1);
    }

    @Test
    void givesWordsNoPointsWhenThereAreNone() {
        Ranked ranked = ranking(CFO).rank(List.of(candidate(1, 5, CFO, Audience.UNSAID, NOW)), 0).getFirst();
        assertThat(ranked.reasons()).extracting(Reason::cause).containsExactly(Cause.TAGGED, Cause.FRESH);
    }

    @Property(tries = 200)
    void ordersTheSameWhateverOrderTheCandidatesComeIn(@ForAll("candidates") List<Candidate> candidates,
            @ForAll Random random) {
        List<Candidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, random);
        assertThat(ranked(CFO, shuffled)).isEqualTo(ranked(CFO, candidates));
    }

    @Property(tries = 200)
    void keepsEveryCandidateAndOrdersByPointsThatItsReasonsAddUpTo(@ForAll("candidates") List<Candidate> candidates) {
        List<Ranked> ranked = ranked(CFO, candidates);
        assertThat(ranked).extracting(Ranked::candidate).containsExactlyInAnyOrderElementsOf(candidates);
        for (int i = 0; i < ranked.size(); i++) {
            Ranked each = ranked.get(i);
            assertThat(each.points()).isEqualTo(each.reasons().stream().mapToDouble(Reason::points).sum());
            if (i > 0) {
                Ranked before = ranked.get(i - 1);
                assertThat(before.points()).isGreaterThanOrEqualTo(each.points());
                if (before.points() == each.points()) {
                    assertThat(before.candidate().id().toString()).isLessThan(each.candidate().id().toString());
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        Arbitrary<Set<ConceptId>> concepts = Arbitraries
                .of("persona/cfo", "persona/executive", "persona/cio", "industry/retail").map(ConceptId::parse).set()
                .ofMaxSize(2);
        Arbitrary<Candidate> each = Combinators.combine(Arbitraries.integers().between(1, 10_000),
                Arbitraries.integers().between(0, 3), concepts, concepts, Arbitraries.integers().between(0, 2))
                .as((id, score, tags, isFor, halfYears) -> candidate(id, score, tags, new Audience(isFor, Set.of()),
                        NOW.minus(Duration.ofDays(180L * halfYears))));
        return each.list().uniqueElements(Candidate::id).ofMaxSize(30);
    }
}
