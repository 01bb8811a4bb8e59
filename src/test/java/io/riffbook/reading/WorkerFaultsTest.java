package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.riffbook.reading.ReadingSettings.Previews;
import io.riffbook.reading.UnreadableDeck.Reason;
import io.riffbook.reading.worker.FaultyWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WorkerFaultsTest {

    private static final ReadingSettings SETTINGS = new ReadingSettings(1, DataSize.ofMegabytes(96),
            Duration.ofSeconds(4), Duration.ofSeconds(60), 3, Duration.ofSeconds(60), Previews.POI, "soffice");

    @TempDir
    private Path folder;

    private Path file;
    private DeckReader reader;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("file"), "# Fine\n");
        reader = new DeckReader(SETTINGS, WorkerCommand.ofMain(FaultyWorker.class, SETTINGS));
    }

    @AfterEach
    void stop() {
        reader.close();
    }

    @ParameterizedTest
    @CsvSource({"hang, TOO_SLOW", "exit, WORKER_FAILED", "memory, OUT_OF_MEMORY", "stack, DAMAGED",
            "noise, WORKER_FAILED", "chatter, WORKER_FAILED", "disk, TOO_LARGE", "out-of-order, WORKER_FAILED"})
    void endsTheWorkerAndReadsTheNextFile(String fault, Reason reason) throws Exception {
        UnreadableDeck failure = catchThrowableOfType(UnreadableDeck.class, () -> read(fault));

        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
        assertThat(reader.workers().size()).isZero();
        assertThat(title("fine.md")).isEqualTo("Fine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatter", "noise"})
    void leavesNoThreadBehindThatListensToAnEndedWorker(String flood) {
        assertThatThrownBy(() -> reader.read(file, flood, Wanted.TEXT, _ -> {
            throw new IllegalStateException("enough");
        })).isInstanceOf(RuntimeException.class);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName).noneMatch(name -> name.startsWith("worker-answers-")));
    }

    @Test
    void takesNoTimeFromAFileThatWaitsForAWorker() throws Exception {
        title("fine.md");
        var begun = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        var limit = Duration.ofSeconds(60);
        var time = new WorkingTime(limit);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> reader.read(file, "hang", Wanted.TEXT, _ -> {
                begun.countDown();
                awaitQuietly(enough);
                throw new IllegalStateException("enough");
            }));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            var waiting = new AtomicReference<Thread>();
            Future<?> second = threads.submit(() -> {
                waiting.set(Thread.currentThread());
                reader.workers().ask(new WorkerRequest(file, "fine.md", folder, true, 0, 0, false), time, _ -> {});
                return true;
            });
            await().until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.WAITING);
            long released = System.nanoTime();

            enough.countDown();

            assertThatThrownBy(first::get).hasRootCauseMessage("enough");
            second.get(30, TimeUnit.SECONDS);
            assertThat(limit.minus(time.left())).isPositive()
                    .isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - released));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readsOneFileAfterAnotherInOneWorkerUntilItHasHadItsShare() throws Exception {
        title("fine.md");
        Set<Long> first = reader.workers().pids();
        title("fine.md");
        assertThat(reader.workers().pids()).isEqualTo(first);

        title("fine.md");
        assertThat(reader.workers().pids()).isEmpty();
    }

    @Test
    void keepsAWorkerThatOnlySaysNo() throws Exception {
        title("fine.md");
        Set<Long> first = reader.workers().pids();

        assertThatThrownBy(() -> read("text.pptx")).isInstanceOf(UnreadableDeck.class);

        assertThat(reader.workers().pids()).isEqualTo(first);
    }

    @Test
    void asksAFreshWorkerWhenTheIdleOneWasKilled() throws Exception {
        title("fine.md");
        ProcessHandle worker = ProcessHandle.of(reader.workers().pids().iterator().next()).orElseThrow();
        worker.destroyForcibly();
        worker.onExit().get(10, TimeUnit.SECONDS);

        assertThat(title("fine.md")).isEqualTo("Fine");
    }

    @Test
    void givesWorkersNothingOfTheServersEnvironment() throws Exception {
        assertThat(title("environment")).isEqualTo("LC_ALL");
    }

    @Test
    void bearsWorkersThatPrintWithoutEnd() throws Exception {
        assertThat(title("errors")).isEqualTo("printed");
    }

    @Test
    void leavesOnlyTheSlidesThatEndTheirWorkerWithoutAFileOrAPreview() throws Exception {
        List<ReadingProgress> told = new ArrayList<>();
        try (Reading reading = reader.read(file, "dies-at-some-slides", Wanted.EVERYTHING, told::add)) {
            assertThat(reading.passages()).extracting(passage -> passage.slide().isPresent()).containsExactly(true,
                    false, true);
            assertThat(reading.passages()).extracting(passage -> passage.preview().map(Preview::isText))
                    .containsExactly(Optional.of(false), Optional.of(true), Optional.empty());
        }
        assertThat(told).contains(new ReadingProgress(3, 3, "Splitting slides"),
                new ReadingProgress(2, 3, "Drawing slides"));
    }

    @Test
    void removesThePreviewsWhenTheReadingIsClosed() throws Exception {
        Path png;
        try (Reading reading = reader.read(file, "dies-at-some-slides", Wanted.EVERYTHING, _ -> {})) {
            png = reading.passages().getFirst().preview().orElseThrow().wide();
            assertThat(png).exists();
        }
        assertThat(png.getParent()).doesNotExist();
    }

    @Test
    void endsTheWorkerWhenTheCallerIsInterrupted() throws Exception {
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                reader.read(file, "hang", Wanted.TEXT, _ -> begun.countDown()).close();
            } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();
        caller.join(Duration.ofSeconds(20));

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(reader.workers().size()).isZero();
    }

    @Test
    void endsWithItsServer() throws Exception {
        Path work = Files.createDirectory(folder.resolve("riffbook-worker-orphan"));
        Process worker = WorkerCommand.ofMain(FaultyWorker.class, SETTINGS).in(work).start();
        try {
            new WorkerRequest(file, "hang", work, true, 0, 0, false)
                    .writeTo(new java.io.DataOutputStream(worker.getOutputStream()));

            worker.getOutputStream().close();

            assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(work).doesNotExist();
        } finally {
            worker.destroyForcibly();
        }
    }

    private void read(String name) throws InterruptedException {
        reader.read(file, name, Wanted.TEXT, _ -> {}).close();
    }

    private String title(String name) throws InterruptedException {
        try (Reading reading = reader.read(file, name, Wanted.TEXT, _ -> {})) {
            return reading.title();
        }
    }
}
