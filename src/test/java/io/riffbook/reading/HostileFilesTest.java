package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.reading.UnreadableDeck.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/// Every class of attack through real workers, drawing included. What makes a parser hang, crash or speak nonsense stands in
/// [WorkerFaultsTest].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFilesTest {

    /// Heap, classes, code, buffers and Java itself.
    private static final long MOST_MEMORY = DataSize.ofMegabytes(512 + 256 + 64 + 256).toBytes();
    private static final long HEAP_TO_SPARE = 48L << 20;

    private final DeckReader reader = new DeckReader(ReadingSettings.defaults(),
            WorkerCommand.ofThisProgram(ReadingSettings.defaults()));
    private Footprint before;
    private Footprint.Watch watch;

    @TempDir
    private Path folder;

    @BeforeAll
    void start() throws Exception {
        before = Footprint.now();
        watch = new Footprint.Watch(reader);
    }

    @AfterAll
    void leavesNothingBehind() throws Exception {
        watch.close();
        reader.close();
        assertThat(watch.mostMemory()).isLessThan(MOST_MEMORY);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Footprint after = Footprint.now();
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            assertThat(after.openFiles()).isLessThanOrEqualTo(before.openFiles() + 8);
            assertThat(after.folders()).isLessThanOrEqualTo(before.folders());
            assertThat(after.heap()).isLessThan(before.heap() + HEAP_TO_SPARE);
        });
    }

    @ParameterizedTest
    @CsvSource(nullValues = "passages", value = {"bomb-by-ratio, TOO_LARGE", "bomb-by-entries, TOO_LARGE",
            "bomb-by-all-entries, TOO_LARGE", "bomb-in-a-bomb, passages", "entity-expansion, DAMAGED",
            "external-entity, DAMAGED", "external-dtd, DAMAGED", "path-traversal, UNSAFE", "path-with-drive, UNSAFE",
            "two-entries-of-one-name, UNSAFE", "encrypted, ENCRYPTED", "encrypted-entries, ENCRYPTED",
            "ten-thousand-shapes, passages", "groups-in-groups, DAMAGED", "huge-picture, passages",
            "picture-that-lies, passages", "relationship-loop, passages", "not-even-a-zip, DAMAGED",
            "markdown-without-end, passages"})
    void endsAsPassagesOrWithItsReason(String attack, Reason reason) throws Exception {
        assertThat(read(new HostileFiles(folder).make(attack))).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void endsADeckThatIsCutAtAnyOfTwentyPlacesAsDamaged() throws Exception {
        var files = new HostileFiles(folder);
        for (int place = 0; place < 20; place++) {
            assertThat(read(files.cut(place))).as("place %d", place).isIn(Optional.of(Reason.DAMAGED),
                    Optional.of(Reason.UNSUPPORTED_FORMAT));
        }
    }

    /// Empty if it gave passages, each with a preview or a picture of its words, but for what no worker survives.
    private Optional<Reason> read(Path file) throws InterruptedException {
        try (Reading reading = reader.read(file, String.valueOf(file.getFileName()), Wanted.EVERYTHING, _ -> {})) {
            assertThat(reading.passages()).isNotEmpty();
            return Optional.empty();
        } catch (UnreadableDeck e) {
            return Optional.of(e.reason());
        }
    }
}
