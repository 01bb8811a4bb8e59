package io.riffbook.search;

import io.riffbook.content.Audience;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetDocument;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// As many snippets as a test wants, always the same: words as frequent as they are in a language (Zipf's law), seventy
/// of them in a text, some tags and an audience. What is written first is seldom what is newest.
public final class GeneratedSnippets {
    private static final int WORDS = 20_000;
    private static final int STOP_WORDS = 100;
    private static final Instant FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final long DAYS = 1_000;
    private static final List<String> SYLLABLES = List.of("ba", "co", "de", "fi", "gu", "la", "me", "ni", "po", "ra",
            "se", "ti", "vo", "ku", "lin", "mar", "ten", "sol", "ver", "dun");
    private static final List<String> KINDS = List.of("slide", "story", "value-statement", "silver-bullet",
            "objection-handler", "proof-point", "battlecard", "talk-track");

    private final List<String> words;
    private final Set<String> stopWords;
    private final double[] upTo = new double[WORDS];
    private final List<ConceptId> concepts;

    /// @param concepts to tag with
    public GeneratedSnippets(List<ConceptId> concepts) {
        this.concepts = List.copyOf(concepts);
        Random random = new Random(20_260);
        Set<String> made = new HashSet<>();
        words = new ArrayList<>();
        double sum = 0;
        while (words.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            if (made.add(word.toString())) {
                sum += 1.0 / (words.size() + 10);
                upTo[words.size()] = sum;
                words.add(word.toString());
            }
        }
        stopWords = Set.copyOf(words.subList(0, STOP_WORDS));
    }

    /// The number-th snippet.
    public IndexedSnippet at(int number) {
        Random random = new Random(number * 7_919L + 1);
        SnippetId id = id(number);
        SnippetDocument document = new SnippetDocument(id, 1, false, new Kind(KINDS.get(random.nextInt(KINDS.size()))),
                text(random, 5), text(random, 70), random.nextInt(4) == 0 ? text(random, 20) : "", some(random, 5),
                audience(random),
                Visibility.INTERNAL, Optional.of(new DeckId(new UUID(77, random.nextInt(200)))), Optional.empty(),
                Optional.empty(), "en", FIRST_DAY.plusSeconds(random.nextLong(DAYS * 86_400)));
        return new IndexedSnippet(new SnippetState(id, 1, List.of(document)), evidence(random));
    }

    /// Two or three words, as frequent as they are in the texts.
    public List<String> queries(int most) {
        Random random = new Random(4_711);
        return IntStream.range(0, most).mapToObj(_ -> text(random, 2 + random.nextInt(2))).toList();
    }

    /// The same without the most frequent words, which stand in the place of stop words: a third of what is written, and
    /// nothing that anybody searches for.
    public List<String> tellingQueries(int most) {
        Random random = new Random(4_711);
        List<String> queries = new ArrayList<>();
        while (queries.size() < most) {
            String query = text(random, 2 + random.nextInt(2));
            if (Arrays.stream(query.split(" ", -1)).noneMatch(stopWords::contains)) {
                queries.add(query);
            }
        }
        return queries;
    }

    static SnippetId id(int number) {
        Random random = new Random(number * 104_729L + 3);
        return new SnippetId(new UUID(0x0190_0000_0000_7000L | (((long) number << 16) & 0x0000_FFFF_FFFF_0000L),
                random.nextLong() >>> 2 | Long.MIN_VALUE));
    }

    private String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : i % 12 == 0 ? ". " : " ").append(word(random));
        }
        return text.toString();
    }

    private String word(Random random) {
        double wanted = random.nextDouble() * upTo[WORDS - 1];
        int at = Arrays.binarySearch(upTo, wanted);
        return words.get(Math.min(WORDS - 1, at < 0 ? -at - 1 : at));
    }

    private Set<ConceptId> some(Random random, int most) {
        Set<ConceptId> some = new HashSet<>();
        for (int i = 0; i <= random.nextInt(most); i++) {
            some.add(concepts.get(random.nextInt(concepts.size())));
        }
        return some;
    }

    private Audience audience(Random random) {
        Set<ConceptId> isFor = some(random, 2);
        Set<ConceptId> notFor = random.nextInt(10) == 0 ? some(random, 1) : new HashSet<>();
        notFor.removeAll(isFor);
        return new Audience(isFor, notFor);
    }

    private static Evidence evidence(Random random) {
        if (random.nextInt(3) > 0) {
            return Evidence.NONE;
        }
        int ratings = random.nextInt(12);
        OptionalDouble applause = ratings == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 + random.nextInt(400) / 100.0);
        return new Evidence(applause, Believed.of(applause, ratings), ratings, random.nextInt(50), random.nextInt(5),
                random.nextInt(2_000),
                random.nextInt(4) > 0
                        ? Optional.empty()
                        : Optional.of(new WinLift(random.nextInt(200) / 1000.0 - 0.1, 0.03, random.nextBoolean())));
    }
}
