package io.riffbook.search;

import static io.riffbook.search.SomeSnippet.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.access.GroupId;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.content.Visibility.Reach;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineQuery.Order;
import io.riffbook.search.EngineResult.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Optional;
import java.util.HashMap;
import java.time.LocalDate;
import java.time.Instant;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import io.riffbook.content.SnippetDocument;
import io.riffbook.content.BucketSum;
import io.riffbook.access.PersonId;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What every index must do, whatever its engine. Each test starts with an empty index.
public abstract class SnippetIndexContract {

    /// The index under test: empty at the beginning of each test, the same until its end.
    protected abstract SnippetIndex index();

    private Generation generation = new Generation("none");

    /// Makes a new generation the one that searches see; to be called before each test, once the index is there.
    protected final void makeLive() {
        generation = index().create();
        index().makeLive(generation);
    }

    /// Ends the index as a program's end does, and opens it again.
    protected abstract void restart() throws Exception;

    // ---- emptiness

    @Test
    void findsNothingInAnEmptyIndex() {
        for (Ask ask : List.of(Ask.everything(), Ask.words("anything"),
                Ask.everything().tagged("persona/cfo").kind("story"))) {
            EngineResult result = index().search(ask.query());
            assertThat(result.candidates()).isEmpty();
            assertThat(result.total()).isEqualTo(Total.exactly(0));
            assertThat(result.facets()).isEqualTo(FacetCounts.NONE);
        }
        assertThat(index().highlights(Ask.words("anything").query(), List.of(SnippetId.next()))).isEmpty();
        assertThat(index().sequence(SnippetId.next())).isEmpty();
    }

    @Test
    void takesNothingAndAStateWithoutDocuments() {
        assertThat(index().apply(generation, List.of())).isEmpty();
        SnippetId never = SnippetId.next();
        apply(new SnippetState(never, 3, List.of()));
        assertThat(found(Ask.everything().as(Ask.AUTHOR_WITH_DRAFTS))).isEmpty();
        assertThat(index().sequence(never)).hasValue(3);
    }

    // ---- states

    @Test
    void findsWhatWasAppliedOnceRefreshed() {
        SomeSnippet story = story("Cold chain saved", "A pallet of vaccines stayed cold.").kind("proof-point")
                .tags("persona/cfo")
                .audience(SomeSnippet.concepts("industry/pharma"), SomeSnippet.concepts("industry/retail"));
        apply(story.at(7));

        EngineResult result = index().search(Ask.words("vaccine").query());

        assertThat(result.total()).isEqualTo(Total.exactly(1));
        Candidate found = result.candidates().getFirst();
        assertThat(found.id()).isEqualTo(story.id());
        assertThat(found.kind()).isEqualTo(new Kind("proof-point"));
        assertThat(found.tags()).isEqualTo(story.document().tags());
        assertThat(found.audience()).isEqualTo(story.document().audience());
        assertThat(found.changedAt()).isEqualTo(story.document().changedAt());
        assertThat(found.revision()).isEqualTo(1);
        assertThat(found.isDraft()).isFalse();
        assertThat(found.score()).isPositive();
        assertThat(index().sequence(story.id())).hasValue(7);
    }

    @Test
    void holdsAStateOnceThatIsAppliedTwice() {
        SomeSnippet story = story("Twice", "told");
        apply(story.at(1), story.at(1));
        apply(story.at(1));
        assertThat(found(Ask.words("told"))).containsExactly(story.id());
        assertThat(index().search(Ask.everything().query()).total().count()).isEqualTo(1);
    }

    @Test
    void replacesAllDocumentsOfASnippet() {
        SomeSnippet old = story("Old words", "first");
        apply(new SnippetState(old.id(), 1, List.of(old.document(), old.draft(2).document())));
        apply(story("New words", "second").id(old.id()).at(2));
        assertThat(found(Ask.words("first").as(Ask.AUTHOR_WITH_DRAFTS))).isEmpty();
        assertThat(found(Ask.words("second").as(Ask.AUTHOR_WITH_DRAFTS))).containsExactly(old.id());
    }

    @Test
    void neverLetsAnOlderStateOverwriteANewerOne() {
        SomeSnippet newer = story("Newer", "second");
        SomeSnippet older = story("Older", "first").id(newer.id());
        apply(newer.at(5));
        apply(older.at(4));
        assertThat(found(Ask.everything())).containsExactly(newer.id());
        assertThat(found(Ask.words("first"))).isEmpty();
        assertThat(index().sequence(newer.id())).hasValue(5);
    }

    @Test
    void takesTheNewestOfOneBatchWhateverTheirOrder() {
        SomeSnippet newer = story("Newer", "second");
        SomeSnippet older = story("Older", "first").id(newer.id());
        apply(newer.at(5), older.at(4));
        assertThat(found(Ask.words("second"))).containsExactly(newer.id());
        assertThat(found(Ask.words("first"))).isEmpty();
    }

    @Test
    void forgetsASnippetWithoutDocumentsAndItsOlderStatesStayOut() {
        SomeSnippet gone = story("Gone", "away");
        apply(gone.at(1));
        apply(new SnippetState(gone.id(), 2, List.of()));
        assertThat(found(Ask.everything())).isEmpty();
        apply(gone.at(1));
        assertThat(found(Ask.everything())).isEmpty();
        apply(gone.at(3));
        assertThat(found(Ask.everything())).containsExactly(gone.id());
    }

    @Test
    void keepsTheNewestWhenStatesAreAppliedConcurrently() throws Exception {
        SnippetId id = SnippetId.next();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (long sequence = 1; sequence <= 40; sequence++) {
                SnippetState state = story("Version " + sequence, "text").id(id).at(sequence);
                done.add(threads.submit(() -> index().apply(generation, indexed(List.of(state)))));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        index().refresh(generation);
        assertThat(index().sequence(id)).hasValue(40);
        assertThat(found(Ask.words("\"version 40\""))).containsExactly(id);
        assertThat(index().search(Ask.everything().query()).total().count()).isEqualTo(1);
    }

    @Test
    void refusesMoreStatesThanItTakesAtOnce() {
        List<SnippetState> many = IntStream.rangeClosed(0, SnippetIndex.MOST_STATES)
                .mapToObj(i -> story("t" + i, "x").at(1)).toList();
        assertThatThrownBy(() -> index().apply(generation, indexed(many))).isInstanceOf(IllegalStateException.class);
    }

    // ---- lasting

    @Test
    void keepsEverythingOverARestart() throws Exception {
        SomeSnippet story = story("Kept", "safe");
        apply(story.at(9));
        restart();
        assertThat(index().live()).contains(generation);
        assertThat(found(Ask.words("safe"))).containsExactly(story.id());
        assertThat(index().sequence(story.id())).hasValue(9);
        apply(story("Older", "unsafe").id(story.id()).at(8));
        assertThat(found(Ask.words("unsafe"))).isEmpty();
    }

    // ---- generations

    @Test
    void hidesWhatAnotherGenerationHoldsUntilItIsLive() {
        SomeSnippet story = story("Told", "old");
        apply(story.at(3));
        Generation next = index().create();
        assertThat(next).isNotEqualTo(generation);
        assertThat(index().generations()).contains(generation, next);
        index().apply(next, indexed(List.of(story("Told", "new").id(story.id()).at(2))));
        index().refresh(next);
        assertThat(found(Ask.words("old"))).containsExactly(story.id());
        assertThat(found(Ask.words("new"))).isEmpty();
        assertThat(index().sequence(story.id())).hasValue(3);

        index().makeLive(next);
        index().makeLive(next);

        assertThat(index().live()).contains(next);
        assertThat(found(Ask.words("new"))).containsExactly(story.id());
        assertThat(found(Ask.words("old"))).isEmpty();
        assertThat(index().sequence(story.id())).hasValue(2);
        index().makeLive(generation);
        assertThat(found(Ask.words("old"))).containsExactly(story.id());
    }

    @Test
    void keepsGenerationsApartOverARestart() throws Exception {
        SomeSnippet story = story("Told", "old");
        Generation next = index().create();
        index().apply(next, indexed(List.of(story.at(2))));
        restart();
        assertThat(index().generations()).contains(generation, next);
        assertThat(found(Ask.everything())).isEmpty();
        index().makeLive(next);
        restart();
        assertThat(found(Ask.everything())).containsExactly(story.id());
    }

    @Test
    void dropsAGenerationButNeverTheLiveOne() {
        Generation other = index().create();
        index().drop(other);
        index().drop(other);
        index().drop(generation);
        assertThat(index().generations()).contains(generation).doesNotContain(other);
        assertThat(index().live()).contains(generation);
        assertThatThrownBy(() -> index().apply(other, indexed(List.of(story("a", "b").at(1)))))
                .isInstanceOf(LostGenerationException.class);
        assertThatThrownBy(() -> index().refresh(other)).isInstanceOf(LostGenerationException.class);
        assertThatThrownBy(() -> index().makeLive(other)).isInstanceOf(LostGenerationException.class);
        assertThatThrownBy(() -> index().buckets(other)).isInstanceOf(LostGenerationException.class);
        assertThatThrownBy(() -> index().sequences(other, 1)).isInstanceOf(LostGenerationException.class);
    }

    @Test
    void comparesByBuckets() {
        SomeSnippet one = story("One", "x");
        SomeSnippet two = story("Two", "x");
        SnippetId retired = SnippetId.next();
        SnippetId gone = SnippetId.next();
        assertThat(index().buckets(generation)).isEmpty();
        apply(one.at(4), new SnippetState(two.id(), 5, List.of(two.document(), two.draft(2).document())),
                new SnippetState(retired, 6, List.of()), new SnippetState(gone, Long.MAX_VALUE, List.of()));
        Map<SnippetId, Long> held = new HashMap<>(Map.of(one.id(), 4L, two.id(), 5L, retired, 6L));
        assertHolds(held);
        apply(one.at(7), two.at(4), new SnippetState(retired, 8, List.of()));
        held.putAll(Map.of(one.id(), 7L, retired, 8L));
        assertHolds(held);
    }

    private void assertHolds(Map<SnippetId, Long> held) {
        Map<Integer, BucketSum> sums = new HashMap<>();
        Map<Integer, Map<SnippetId, Long>> sequences = new HashMap<>();
        held.forEach((id, sequence) -> {
            SnippetState state = new SnippetState(id, sequence, List.of());
            sums.merge(state.bucket(), new BucketSum(1, state.check()), (a, b) -> a.plus(b.check()));
            sequences.computeIfAbsent(state.bucket(), _ -> new HashMap<>()).put(id, sequence);
        });
        assertThat(index().buckets(generation)).isEqualTo(sums);
        sequences.forEach((bucket, each) -> assertThat(index().sequences(generation, bucket)).isEqualTo(each));
    }

    // ---- who sees what

    @Test
    void showsDraftsOnlyToWhomSeesThem() {
        SomeSnippet published = story("Price talk", "Old wording");
        SomeSnippet draft = story("Price talk", "Fresh wording").id(published.id()).draft(2);
        SomeSnippet unpublished = story("Brand new", "Fresh idea").draft(1);
        apply(new SnippetState(published.id(), 1, List.of(published.document(), draft.document())), unpublished.at(1));

        assertThat(found(Ask.words("fresh"))).isEmpty();
        assertThat(found(Ask.words("fresh").as(Ask.AUTHOR))).isEmpty();
        assertThat(found(Ask.everything())).containsExactly(published.id());
        assertThat(found(Ask.words("fresh").as(Ask.AUTHOR_WITH_DRAFTS))).containsExactlyInAnyOrder(published.id(),
                unpublished.id());
        assertThat(found(Ask.words("old").as(Ask.AUTHOR_WITH_DRAFTS))).isEmpty();
        assertThat(index().search(Ask.everything().as(Ask.AUTHOR_WITH_DRAFTS).query()).total().count()).isEqualTo(2);
    }

    /// GHSA-7wq3-jr35-275c, CVE-2026-35442, CVE-2025-64748: search and aggregates reveal hidden fields.
    @Test
    void revealsNothingHiddenInHitsTotalsFacetsNorHighlights() {
        GroupId north = GroupId.next();
        GroupId south = GroupId.next();
        DeckId secretDeck = DeckId.next();
        SomeSnippet open = story("Open words", "The merger of warehouses").tags("persona/cio");
        SomeSnippet secret = story("Secret words", "The merger with a rival").kind("battlecard").tags("persona/cfo")
                .from(secretDeck).onlyFor(north);
        apply(open.at(1), secret.at(1));
        Ask asRep = Ask.words("merger");

        for (Sight blind : List.of(Ask.REP, new Sight(false, Set.of(south), false))) {
            EngineResult result = index().search(asRep.as(blind).query());
            assertThat(ids(result)).containsExactly(open.id());
            assertThat(result.total()).isEqualTo(Total.exactly(1));
            assertThat(result.facets().kinds()).isEqualTo(Map.of(new Kind("story"), 1L));
            assertThat(result.facets().decks()).isEmpty();
            assertThat(result.facets().concepts().keySet())
                    .isEqualTo(SomeSnippet.concepts("persona/cio", "persona/executive"));
            assertThat(index().highlights(asRep.as(blind).query(), List.of(open.id(), secret.id())))
                    .containsOnlyKeys(open.id());
            assertThat(found(asRep.as(blind).kind("battlecard"))).isEmpty();
            assertThat(index().search(asRep.as(blind).kind("battlecard").query()).facets().kinds())
                    .isEqualTo(Map.of(new Kind("story"), 1L));
            assertThat(index().search(asRep.as(blind).deck(secretDeck).query()).facets().decks()).isEmpty();
            assertThat(index().search(asRep.as(blind).tagged("persona/cfo").query()).facets().concepts())
                    .doesNotContainKey(ConceptId.parse("persona/cfo"));
        }
        for (Sight seeing : List.of(Ask.AUTHOR, new Sight(false, Set.of(south, north), false))) {
            assertThat(found(asRep.as(seeing))).containsExactlyInAnyOrder(open.id(), secret.id());
            assertThat(index().highlights(asRep.as(seeing).query(), List.of(secret.id())))
                    .containsOnlyKeys(secret.id());
        }
    }

    // ---- filters and facets

    @Test
    void filtersByConceptWithItsNarrowerOnes() {
        SomeSnippet cfo = story("For the CFO", "cost").tags("persona/cfo", "industry/food-retail");
        SomeSnippet cio = story("For the CIO", "risk").tags("persona/cio");
        SomeSnippet boss = story("For the boss", "growth").tags("persona/executive");
        SomeSnippet other = story("For nobody", "nothing").tags("industry/pharma");
        apply(cfo.at(1), cio.at(1), boss.at(1), other.at(1));

        assertThat(found(Ask.everything().tagged("persona/executive"))).containsExactlyInAnyOrder(cfo.id(), cio.id(),
                boss.id());
        assertThat(found(Ask.everything().tagged("persona/cfo"))).containsExactly(cfo.id());
        assertThat(found(Ask.everything().tagged("persona/cfo").tagged("persona/cio"))).containsExactlyInAnyOrder(
                cfo.id(),
                cio.id());
        assertThat(found(Ask.everything().tagged("persona/executive").tagged("industry/retail")))
                .containsExactly(cfo.id());
    }

    @Test
    void filtersByKindDeckAndReach() {
        DeckId deck = DeckId.next();
        SomeSnippet one = story("One", "x").kind("battlecard").from(deck);
        SomeSnippet two = story("Two", "x").customerFacing();
        apply(one.at(1), two.at(1));
        assertThat(found(Ask.everything().kind("battlecard"))).containsExactly(one.id());
        assertThat(found(Ask.everything().deck(deck))).containsExactly(one.id());
        assertThat(found(Ask.everything().deck(DeckId.next()))).isEmpty();
        assertThat(found(Ask.everything().reach(Reach.CUSTOMER_FACING))).containsExactly(two.id());
    }

    @Test
    void filtersByOwnerDateWordAndAudience() {
        PersonId owner = PersonId.next();
        SomeSnippet owned = story("Owned", "x").ownedBy(owner).changedAt(SomeSnippet.SOME_DAY.plusSeconds(10));
        SomeSnippet verified = story("Verified", "x").verifiedUntil(LocalDate.of(2026, 5, 1));
        SomeSnippet forGood = story("For good", "x").verifiedUntil(SnippetDocument.FOR_GOOD)
                .audience(Set.of(), SomeSnippet.concepts("persona/cfo", "industry/pharma"));
        apply(owned.at(1), verified.at(1), forGood.at(1));
        assertThat(found(Ask.everything().ownedBy(owner))).containsExactly(owned.id());
        assertThat(found(Ask.everything().ownedBy(PersonId.next()))).isEmpty();
        assertThat(found(Ask.words("x").changed(SomeSnippet.SOME_DAY, SomeSnippet.SOME_DAY.plusSeconds(10))))
                .containsExactlyInAnyOrder(verified.id(), forGood.id());
        assertThat(found(
                Ask.words("x").changed(SomeSnippet.SOME_DAY.plusSeconds(10), Instant.parse("2030-01-01T00:00:00Z"))))
                .containsExactly(owned.id());
        assertThat(found(Ask.words("x").verifiedOn(LocalDate.of(2026, 5, 1)))).containsExactlyInAnyOrder(verified.id(),
                forGood.id());
        assertThat(found(Ask.words("x").verifiedOn(LocalDate.of(2026, 5, 2)))).containsExactly(forGood.id());
        EngineResult others = index().search(Ask.words("x").notFor("persona/cfo", "persona/cio").query());
        assertThat(ids(others)).containsExactlyInAnyOrder(owned.id(), verified.id());
        assertThat(others.total()).isEqualTo(Total.exactly(2));
        assertThat(found(Ask.words("x").filtered(Filters.NONE.only(Set.of(verified.id(), SnippetId.next())))))
                .containsExactly(verified.id());
        assertThat(index().search(Ask.words("x").query()).candidates())
                .filteredOn(each -> each.id().equals(forGood.id()))
                .extracting(Candidate::verifiedUntil).containsExactly(Optional.of(SnippetDocument.FOR_GOOD));
    }

    @Test
    void looksInTitlesAlone() {
        SomeSnippet title = story("Ransomware", "plain words");
        apply(title.at(1), story("Other", "ransomware").at(1));
        assertThat(found(Ask.words("ransomware").inTitles())).containsExactly(title.id());
    }

    @Test
    void knowsWordsThatAreSpelledNearly() {
        apply(story("One", "negotiation negotiation").at(1), story("Two", "negotiation of prices").at(1),
                story("Three", "negotiations").at(1), story("Four", "competitive").at(1));
        assertThat(index().similarWords("negociation", 5)).startsWith("negotiation").contains("negotiations")
                .doesNotContain("competitive");
        assertThat(index().similarWords("zzzzzzzzz", 5)).isEmpty();
        assertThat(index().similarWords("", 5)).isEmpty();
    }

    @Test
    void countsEachFacetAsIfItDidNotFilter() {
        DeckId deck = DeckId.next();
        apply(story("a", "x").tags("persona/cfo").from(deck).at(1),
                story("b", "x").kind("battlecard").tags("persona/cio", "industry/food-retail").at(1),
                story("c", "y").tags("persona/cfo").at(1));

        FacetCounts all = index().search(Ask.everything().query()).facets();
        assertThat(all.concepts()).isEqualTo(Map.of(ConceptId.parse("persona/executive"), 3L,
                ConceptId.parse("persona/cfo"), 2L, ConceptId.parse("persona/cio"), 1L,
                ConceptId.parse("industry/retail"), 1L, ConceptId.parse("industry/food-retail"), 1L));
        assertThat(all.kinds()).isEqualTo(Map.of(new Kind("story"), 2L, new Kind("battlecard"), 1L));
        assertThat(all.decks()).isEqualTo(Map.of(deck, 1L));

        FacetCounts filtered = index().search(Ask.everything().tagged("persona/cio").query()).facets();
        assertThat(filtered.concepts()).containsEntry(ConceptId.parse("persona/cfo"), 2L)
                .containsEntry(ConceptId.parse("industry/retail"), 1L);
        assertThat(filtered.kinds()).isEqualTo(Map.of(new Kind("battlecard"), 1L));
        FacetCounts stories = index().search(Ask.words("x").kind("story").query()).facets();
        assertThat(stories.kinds()).isEqualTo(Map.of(new Kind("story"), 1L, new Kind("battlecard"), 1L));
        assertThat(stories.concepts()).doesNotContainKey(ConceptId.parse("persona/cio"));
    }

    // ---- words

    @Test
    void findsOtherFormsOfAWord() {
        SomeSnippet story = story("Résumé of the customer’s pricing", "They reduced deviations.");
        apply(story.at(1));
        for (String words : List.of("resume", "RÉSUMÉ", "re\u0301sume\u0301", "customers", "customer's", "price",
                "reducing deviation",
                "ｐｒｉｃｉｎｇ")) {
            assertThat(found(Ask.words(words))).as(words).containsExactly(story.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow-up", "followup", "follow up"})
    void findsCompoundsHoweverTheyAreWritten(String query) {
        SomeSnippet hyphen = story("The follow-up call", "x");
        SomeSnippet joined = story("The followup call", "x");
        SomeSnippet apart = story("The follow up call", "x");
        apply(hyphen.at(1), joined.at(1), apart.at(1));
        assertThat(found(Ask.words(query))).containsExactlyInAnyOrder(hyphen.id(), joined.id(), apart.id());
    }

    @Test
    void findsSynonymsFromTheTaxonomiesBelowWhatWasWritten() {
        SomeSnippet written = story("What a CFO asks", "Numbers and dates.");
        SomeSnippet meant = story("What finance leaders ask", "Numbers and dates.");
        SomeSnippet tagged = story("What they ask", "Numbers and dates.").tags("persona/cfo");
        SomeSnippet other = story("What a head of sales asks", "Numbers and dates.");
        apply(written.at(1), meant.at(1), tagged.at(1), other.at(1));
        assertThat(found(Ask.words("CFO"))).startsWith(written.id()).containsExactlyInAnyOrder(written.id(), meant.id(),
                tagged.id());
        assertThat(found(Ask.words("finance leader"))).contains(written.id(), meant.id(), tagged.id());
        assertThat(found(Ask.words("chief financial officer numbers"))).hasSize(3);
    }

    @Test
    void takesQuotedPhrasesAsTheyAreWritten() {
        SomeSnippet exact = story("Cost of waste", "The cost of waste falls.");
        SomeSnippet shuffled = story("Waste", "Waste has a cost, of course.");
        SomeSnippet stemmed = story("Costing", "The costs of wasting.");
        apply(exact.at(1), shuffled.at(1), stemmed.at(1));
        assertThat(found(Ask.words("\"cost of waste\""))).containsExactly(exact.id());
        assertThat(found(Ask.words("\"Cost of Waste\" -falls"))).isEmpty();
        assertThat(found(Ask.words("waste -\"cost of waste\""))).contains(shuffled.id()).doesNotContain(exact.id());
    }

    @Test
    void findsStopWordsWhenThereIsNothingElse() {
        SomeSnippet story = story("To be or not to be", "That is the question.");
        apply(story.at(1), story("Else", "Words").at(1));
        assertThat(found(Ask.words("to be or not to be"))).containsExactly(story.id());
        assertThat(found(Ask.words("the question"))).containsExactly(story.id());
    }

    @Test
    void wantsMostOfManyWordsAndFewerWhenRelaxed() {
        SomeSnippet most = story("Route planning", "trucks drive at night");
        SomeSnippet few = story("Night watch", "nobody sleeps");
        apply(most.at(1), few.at(1));
        Ask strict = Ask.words("night trucks route");
        assertThat(found(strict)).containsExactly(most.id());
        assertThat(found(strict.relaxed())).containsExactly(most.id(), few.id());
    }

    @Test
    void ranksTheTitleOverTheTextOverTheNotes() {
        SomeSnippet notes = story("One", "plain words").notes("ransomware");
        SomeSnippet text = story("Two", "ransomware words");
        SomeSnippet title = story("Ransomware", "plain words");
        apply(notes.at(1), text.at(1), title.at(1));
        assertThat(found(Ask.words("ransomware"))).containsExactly(title.id(), text.id(), notes.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "-", "--", "- \"", "*:*", "title:x OR (", "/.*/", "[a TO b]", "foo~2 ^9 &&",
            "\\", "${x}", "\u0000\uFFFF",
            "\uD800", "<script>alert(1)</script>", "a AND NOT", "🙂🙃", "'; drop table snippet; --"})
    void takesAnythingThatSomebodyTypes(String hostile) {
        apply(story("Plain", "text").at(1));
        index().search(Ask.words(hostile).query());
        index().highlights(Ask.words(hostile).query(), List.of(SnippetId.next()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "CFO ", "follow-up ", "\"a b c d\" ", "x-y-z-x-y-z-x ", "-a "})
    void takesFiveHundredCharactersOfTheSameOrOfDifferentWords(String piece) {
        apply(story("Plain", "text").at(1));
        String same = piece.repeat(500 / piece.length());
        String different = IntStream.range(0, 120).mapToObj(i -> "CFO" + piece.strip() + i).reduce("",
                (a, b) -> a + " " + b);
        index().search(Ask.words(same).query());
        index().search(Ask.words(different.substring(0, 500)).query());
    }

    // ---- highlights

    @Test
    void marksTheWordsAsPlainText() {
        SomeSnippet story = story("Cold <b>chains</b>",
                "First sentence. Then the cold chain, & <script>alert('cold')</script> of it.")
                .notes("Say chain slowly.");
        apply(story.at(1), story("Other", "cold chain").at(1));

        List<Highlight> highlights = index().highlights(Ask.words("cold chain").query(), List.of(story.id()))
                .getOrDefault(story.id(), List.of());

        assertThat(highlights).extracting(Highlight::field).containsExactly(Highlight.Field.TITLE, Highlight.Field.TEXT,
                Highlight.Field.NOTES);
        assertThat(highlights.get(0).text()).isEqualTo("Cold <b>chains</b>");
        assertThat(marked(highlights.get(0))).containsExactly("Cold", "chains");
        assertThat(story.document().text()).contains(highlights.get(1).text());
        assertThat(marked(highlights.get(1))).containsExactly("cold", "chain", "cold");
        assertThat(marked(highlights.get(2))).containsExactly("chain");
    }

    @Test
    void keepsHighlightsShort() {
        SomeSnippet story = story("Long", "word ".repeat(4_000) + "needle " + "word ".repeat(4_000));
        apply(story.at(1));
        List<Highlight> highlights = index().highlights(Ask.words("needle").query(), List.of(story.id()))
                .getOrDefault(story.id(), List.of());
        assertThat(highlights).hasSize(1);
        assertThat(highlights.getFirst().text()).hasSizeLessThan(400);
        assertThat(marked(highlights.getFirst())).containsExactly("needle");
    }

    @Test
    void marksNothingForFiltersOrWithoutWords() {
        SomeSnippet story = story("A story", "story").tags("persona/cfo");
        apply(story.at(1));
        assertThat(index().highlights(Ask.everything().kind("story").query(), List.of(story.id()))).isEmpty();
    }

    // ---- order and stretches

    @Test
    void breaksTiesByIdAndOrdersByTime() {
        List<SomeSnippet> same = IntStream.range(0, 20).mapToObj(i -> story("Same", "words")
                .changedAt(SomeSnippet.SOME_DAY.plus(Duration.ofHours(i / 2)))).toList();
        List<SomeSnippet> shuffled = new ArrayList<>(same);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(each -> apply(each.at(1)));
        Comparator<SnippetId> byId = Comparator.comparing(SnippetId::toString);
        assertThat(found(Ask.words("same"))).hasSize(20).isSortedAccordingTo(byId);
        List<SnippetId> newest = same.stream().sorted(Comparator
                .comparing((SomeSnippet each) -> each.document().changedAt()).reversed()
                .thenComparing(SomeSnippet::id, byId))
                .map(SomeSnippet::id).toList();
        assertThat(found(Ask.everything().by(Order.NEWEST, 50))).isEqualTo(newest);
        assertThat(found(Ask.everything())).isEqualTo(newest);
    }

    @Test
    void putsFavouredConceptsFirstWhenThereAreNoWords() {
        SomeSnippet plain = story("Plain", "x").changedAt(SomeSnippet.SOME_DAY.plusSeconds(60));
        SomeSnippet tagged = story("Tagged", "x").tags("persona/cfo");
        SomeSnippet aimed = story("Aimed", "x").audience(SomeSnippet.concepts("persona/cfo"), Set.of());
        apply(plain.at(1), tagged.at(1), aimed.at(1));
        assertThat(found(Ask.everything().favouring("persona/cfo", "industry/pharma"))).containsExactly(aimed.id(),
                tagged.id(),
                plain.id());
    }

    @Test
    void goesThroughFiveThousandWithoutGapOrRepeat() {
        List<SnippetId> all = new ArrayList<>();
        for (int batch = 0; batch < 10; batch++) {
            List<SnippetState> states = IntStream.range(0, 500).mapToObj(i -> story("Page " + i % 7, "words").at(1))
                    .toList();
            index().apply(generation, indexed(states));
            states.forEach(state -> all.add(state.id()));
        }
        index().refresh(generation);
        for (Order order : Order.values()) {
            Ask ask = Ask.words("words").by(order, 200);
            List<SnippetId> seen = new ArrayList<>();
            EngineResult result = index().search(ask.query());
            while (!result.candidates().isEmpty()) {
                assertThat(result.total()).isEqualTo(Total.exactly(5_000));
                seen.addAll(ids(result));
                result = index().search(ask.after(result.candidates().getLast()).query());
            }
            assertThat(seen).as(order.word()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void ordersByApplauseAndWinsThenNewest() {
        SomeSnippet plain = story("Plain", "words").changedAt(SomeSnippet.SOME_DAY.plusSeconds(60));
        SomeSnippet old = story("Old", "words");
        SomeSnippet loved = story("Loved", "words");
        SomeSnippet lucky = story("Lucky", "words");
        Evidence sure = new Evidence(OptionalDouble.of(4.8), OptionalDouble.of(4.54), 20, 30, 1, 400,
                Optional.of(new WinLift(0.07, 0.02, true)));
        Evidence luck = new Evidence(OptionalDouble.of(5), OptionalDouble.of(3.75), 1, 9, 4, 10, Optional.empty());
        assertThat(index().apply(generation, List.of(plain.at(1, Evidence.NONE), old.at(1, Evidence.NONE),
                loved.at(1, sure), lucky.at(1, luck)))).isEmpty();
        index().refresh(generation);
        assertThat(found(Ask.everything().by(Order.APPLAUSE, 10))).containsExactly(loved.id(), lucky.id(), plain.id(),
                old.id());
        assertThat(found(Ask.words("words").by(Order.WINS, 10))).containsExactly(lucky.id(), loved.id(), plain.id(),
                old.id());
        List<Candidate> all = index().search(Ask.everything().by(Order.APPLAUSE, 10).query()).candidates();
        assertThat(all).extracting(Candidate::evidence).containsExactly(sure, luck, Evidence.NONE, Evidence.NONE);
    }

    @Test
    void givesASearchUpThatTakesTooLong() {
        IntStream.range(0, 4).forEach(_ -> index().apply(generation, indexed(
                IntStream.range(0, 500).mapToObj(i -> story("Title " + i, "many words here " + i).at(1)).toList())));
        index().refresh(generation);
        assertThatThrownBy(() -> index().search(Ask.words("words").within(Duration.ZERO).query()))
                .isInstanceOf(SearchTimedOut.class);
    }

    // ---- what the tests above speak in

    protected void apply(SnippetState... states) {
        assertThat(index().apply(generation, indexed(Arrays.asList(states)))).isEmpty();
        index().refresh(generation);
    }

    protected Generation generation() {
        return generation;
    }

    protected static List<IndexedSnippet> indexed(List<SnippetState> states) {
        return states.stream().map(state -> new IndexedSnippet(state, Evidence.NONE)).toList();
    }

    protected List<SnippetId> found(Ask ask) {
        return ids(index().search(ask.query()));
    }

    private static List<SnippetId> ids(EngineResult result) {
        return result.candidates().stream().map(Candidate::id).toList();
    }

    private static List<String> marked(Highlight highlight) {
        return highlight.parts().stream().filter(Highlight.Part::marked).map(Highlight.Part::text).toList();
    }
}
