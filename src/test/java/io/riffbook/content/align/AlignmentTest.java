package io.riffbook.content.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.content.align.Alignment.Entry;
import io.riffbook.content.align.Alignment.State;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class AlignmentTest {
    private static final List<String> WORDS = List.of("milk", "crate", "ramp", "route", "winter", "sensor", "price",
            "driver", "alarm", "depot", "cheese", "yeast");

    /// Decks with doubles, near-doubles and slides without words.
    @Provide
    Arbitrary<List<Wording>> decks() {
        Arbitrary<String> line = Arbitraries.of(WORDS).list().ofMaxSize(6).map(words -> String.join(" ", words));
        return Combinators.combine(line, line, line, Arbitraries.integers().between(0, 1))
                .as((title, body, notes, picture) -> new Wording(title, body, notes,
                        title + '|' + body + '|' + notes + '|' + picture))
                .list().ofMaxSize(24);
    }

    @Property(tries = 300)
    void findsADeckUnchangedBesideItself(@ForAll("decks") List<Wording> deck) {
        assertThat(Alignment.of(deck, deck).entries()).hasSameSizeAs(deck).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(State.UNCHANGED);
            assertThat(entry.moved()).isFalse();
            assertThat(entry.before()).isEqualTo(entry.after());
        });
    }

    @Property(tries = 300)
    void onlyMovesWhatWasShuffled(@ForAll("decks") List<Wording> deck, @ForAll long seed) {
        List<Wording> shuffled = new ArrayList<>(deck);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Alignment.of(deck, shuffled).entries()).hasSameSizeAs(deck)
                .allSatisfy(entry -> assertThat(entry.state()).isEqualTo(State.UNCHANGED));
    }

    @Property(tries = 500)
    void namesEveryPassageOnce(@ForAll("decks") List<Wording> before, @ForAll("decks") List<Wording> after) {
        List<Entry> entries = Alignment.of(before, after).entries();
        assertThat(entries.stream().flatMapToInt(entry -> entry.after().stream()).boxed())
                .containsExactlyElementsOf(IntStream.range(0, after.size()).boxed().toList());
        assertThat(entries.stream().flatMapToInt(entry -> entry.before().stream()).boxed())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, before.size()).boxed().toList());
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.before().isEmpty()).isEqualTo(entry.state() == State.ADDED);
            assertThat(entry.after().isEmpty()).isEqualTo(entry.state() == State.REMOVED);
            if (entry.state() == State.UNCHANGED || entry.state() == State.CHANGED) {
                assertThat(before.get(entry.before().orElseThrow()).hash()
                        .equals(after.get(entry.after().orElseThrow()).hash()))
                        .isEqualTo(entry.state() == State.UNCHANGED);
            }
        });
    }

    @Property(tries = 500)
    void countsTheSameBothWays(@ForAll("decks") List<Wording> before, @ForAll("decks") List<Wording> after) {
        List<Entry> there = Alignment.of(before, after).entries();
        List<Entry> back = Alignment.of(after, before).entries();
        assertThat(count(back, State.UNCHANGED)).isEqualTo(count(there, State.UNCHANGED));
        assertThat(count(there, State.ADDED) - count(there, State.REMOVED)).isEqualTo(after.size() - before.size());
        assertThat(count(there, State.UNCHANGED) + count(there, State.CHANGED) + count(there, State.REMOVED))
                .isEqualTo(before.size());
    }

    @Property(tries = 300)
    void marksOnlyTheSlideThatMoved(@ForAll("decks") List<Wording> deck, @ForAll long seed) {
        List<Wording> distinct = deck.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
        if (distinct.isEmpty()) {
            return;
        }
        Random random = new Random(seed);
        List<Wording> moved = new ArrayList<>(distinct);
        moved.add(random.nextInt(distinct.size()), moved.remove(random.nextInt(distinct.size())));
        assertThat(Alignment.of(distinct, moved).entries().stream().filter(Entry::moved).count())
                .isEqualTo(distinct.equals(moved) ? 0 : 1);
    }

    private static long count(List<Entry> entries, State state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }

    /// Far more than the largest deck needs here: it would only be exceeded if the time grew faster than promised.
    @Test
    @Timeout(30)
    void alignsTheLargestDeckEvenIfNoSlideStayedAsItWas() {
        Random random = new Random(4);
        List<Wording> before = IntStream.range(0, Alignment.MOST).mapToObj(at -> prose(at, random)).toList();
        List<Wording> after = before.stream().map(each -> new Wording(each.title(), each.body() + " today",
                each.notes(), each.hash() + "*")).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(after, random);
        List<Entry> entries = Alignment.of(before, after).entries();
        assertThat(entries).hasSize(Alignment.MOST).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(State.CHANGED);
            assertThat(after.get(entry.after().orElseThrow()).hash())
                    .isEqualTo(before.get(entry.before().orElseThrow()).hash() + "*");
        });
    }

    /// Nothing tells them apart but their places.
    @Test
    @Timeout(30)
    void alignsTheLargestDeckOfSlidesThatSayTheSame() {
        String same = prose(0, new Random(1)).body();
        List<Wording> before = IntStream.range(0, Alignment.MOST)
                .mapToObj(at -> new Wording("The same", same, "", "before " + at)).toList();
        List<Wording> after = IntStream.range(0, Alignment.MOST)
                .mapToObj(at -> new Wording("The same", same, "", "after " + at)).toList();
        List<Entry> entries = Alignment.of(before, after).entries();
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.before()).isEqualTo(entry.after());
            assertThat(entry.moved()).isFalse();
        });
    }

    @Test
    void refusesMoreThanADeckMayHave() {
        List<Wording> tooMany = Collections.nCopies(Alignment.MOST + 1, new Wording("", "", "", "same"));
        assertThatThrownBy(() -> Alignment.of(List.of(), tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Wording prose(int number, Random random) {
        String body = IntStream.range(0, 120).mapToObj(_ -> "word" + (int) (1_000 * Math.pow(random.nextDouble(), 3)))
                .collect(Collectors.joining(" "));
        return new Wording("Slide about word" + number, body + " confidential, for discussion only", "", "p" + number);
    }
}
