package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.Corpus;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.RevisedDeck;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A real deck as it was published four times within a year.
@RiffbookTest
class DeckVersionsTest {
    @Autowired
    private SignedIn signedIn;

    @Test
    void linesTheVersionsOfARealDeckUp() throws IOException {
        Path folder = Corpus.require("decks/versions/microsoft__MCW-Machine-Learning");
        Api marketer = signedIn.as(Role.MARKETER);
        List<Path> versions;
        try (Stream<Path> files = Files.list(folder)) {
            versions = files.sorted().toList();
        }
        assertThat(versions).hasSize(4);
        RevisedDeck deck = RevisedDeck.upload(marketer, Multipart.file(versions.getFirst()));
        for (int number = 2; number <= versions.size(); number++) {
            deck.revise(Multipart.file(versions.get(number - 1)));
            JsonNode changes = marketer.get(deck.address() + "/revisions/" + number + "/changes?limit=100").json();
            int before = passages(marketer, deck, number - 1);
            int after = passages(marketer, deck, number);
            assertThat(count(changes, "unchanged") + count(changes, "changed") + count(changes, "removed"))
                    .isEqualTo(before);
            assertThat(count(changes, "unchanged") + count(changes, "changed") + count(changes, "added"))
                    .isEqualTo(after);
            assertThat(count(changes, "unchanged") + count(changes, "changed")).as("slides that go on")
                    .isGreaterThan(Math.min(before, after) * 8 / 10);
            assertThat(count(changes, "moved")).isLessThan(after / 4);
        }
    }

    private static int passages(Api marketer, RevisedDeck deck, int revision) {
        return Integer.parseInt(
                marketer.get(deck.address() + "/passages?limit=1&revision=" + revision).json("/total"));
    }

    private static int count(JsonNode changes, String state) {
        return changes.requiredAt("/counts/" + state).asInt();
    }
}
