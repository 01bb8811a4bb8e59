package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.content.RevisionDiff.Change;
import io.riffbook.content.RevisionDiff.FieldDiff;
import io.riffbook.content.RevisionDiff.Piece;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RevisionDiffTest {
    private static final SnippetId SNIPPET = SnippetId.next();

    private static SnippetRevision revision(int number, String title, Map<String, Object> fields) {
        return new SnippetRevision(SNIPPET, number, title, fields, "", "", Optional.empty(), SlideFiles.NONE,
                Optional.empty(), Instant.EPOCH);
    }

    private static RevisionDiff diff(Map<String, Object> before, Map<String, Object> after) {
        return RevisionDiff.between(revision(1, "Same", before), revision(2, "Same", after));
    }

    @Test
    void saysNothingOfEqualRevisions() {
        assertThat(diff(Map.of("claim", "A third less"), Map.of("claim", "A third less")).fields()).isEmpty();
    }

    @Test
    void showsWhichWordsChanged() {
        RevisionDiff diff = diff(Map.of("claim", "Spoilage fell by a third."),
                Map.of("claim", "Spoilage fell by half."));

        assertThat(diff.from()).isEqualTo(1);
        assertThat(diff.to()).isEqualTo(2);
        assertThat(diff.fields()).containsExactly(new FieldDiff("/fields/claim",
                List.of(new Piece(Change.SAME, "Spoilage fell by "), new Piece(Change.REMOVED, "a third"),
                        new Piece(Change.ADDED, "half"), new Piece(Change.SAME, "."))));
    }

    @Test
    void showsFieldsThatCameAndWent() {
        assertThat(diff(Map.of("old", "gone"), Map.of("number", 7)).fields()).containsExactly(
                new FieldDiff("/fields/number", List.of(new Piece(Change.ADDED, "7"))),
                new FieldDiff("/fields/old", List.of(new Piece(Change.REMOVED, "gone"))));
        assertThat(RevisionDiff.between(revision(1, "One", Map.of()), revision(2, "Two", Map.of())).fields())
                .extracting(FieldDiff::pointer).containsExactly("/title");
    }

    @Test
    void comparesEvenTheLongestTextsThatShareNothing() {
        String before = words("a", 20_000);
        String after = words("b", 20_000);

        List<Piece> pieces = WordDiff.of(before, after);

        assertThat(side(pieces, Change.REMOVED)).isEqualTo(before);
        assertThat(side(pieces, Change.ADDED)).isEqualTo(after);
    }

    private static String words(String word, int times) {
        return IntStream.range(0, times).mapToObj(i -> word + i).collect(Collectors.joining(" "));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("riff", "deck", " ", "\n", ",", "ß", "note", "  ").list().ofMaxSize(60)
                .map(words -> String.join("", words));
    }

    @Property
    void bothTextsCanBePutTogetherFromThePieces(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<Piece> pieces = WordDiff.of(before, after);

        assertThat(side(pieces, Change.REMOVED)).isEqualTo(before);
        assertThat(side(pieces, Change.ADDED)).isEqualTo(after);
        assertThat(pieces).noneMatch(piece -> piece.text().isEmpty());
    }

    private static String side(List<Piece> pieces, Change own) {
        return pieces.stream().filter(piece -> piece.change() == Change.SAME || piece.change() == own).map(Piece::text)
                .collect(Collectors.joining());
    }
}
