package io.riffbook.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every object store promises. Each adapter's test extends it and brings an empty store.
public abstract class ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("packages/deck/1/document.json");
    private static final ObjectKey OTHER_KEY = new ObjectKey("packages/deck/2/document.json");
    private static final int THREADS = 8;
    private static final long BIG = 20L << 20;

    /// More than any adapter holds in memory, and less than [#BIG].
    private static final long LONG = 6L << 20;

    @TempDir
    Path folder;

    private ObjectStore store;

    /// A store with nothing in it.
    protected abstract ObjectStore emptyStore();

    @BeforeEach
    void startEmpty() {
        store = emptyStore();
    }

    @Test
    void answersNothingWhenEmpty() {
        assertThat(store.open(KEY)).isEmpty();
        assertThat(store.stat(KEY)).isEmpty();
        assertThat(store.list(ObjectFolder.everything(), 10)).isEmpty();
        assertThat(store.list(ObjectFolder.of("packages"), KEY, 10)).isEmpty();
        store.delete(KEY);
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));
        assertThat(store.put(KEY, bytes("riff"))).isEqualTo(PutResult.STORED);

        assertThat(content(KEY)).isEqualTo("riff");
        try (ObjectContent content = store.open(KEY).orElseThrow()) {
            assertThat(content.size()).isEqualTo(4);
        }
        StoredObject stat = store.stat(KEY).orElseThrow();
        assertThat(stat.key()).isEqualTo(KEY);
        assertThat(stat.size()).isEqualTo(4);
        assertThat(stat.storedAt()).isBetween(before, Instant.now().plus(Duration.ofMinutes(1)));
    }

    @Test
    void givesBackAFileAndLeavesTheFileWhereItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("riff"), "a file");
        assertThat(store.put(KEY, file)).isEqualTo(PutResult.STORED);
        assertThat(content(KEY)).isEqualTo("a file");
        assertThat(file).hasContent("a file");
    }

    @Test
    void acceptsTheSameContentTwice() throws IOException {
        store.put(KEY, bytes("riff"));
        Instant storedAt = store.stat(KEY).orElseThrow().storedAt();
        Path file = Files.writeString(folder.resolve("riff"), "riff");

        assertThat(store.put(KEY, bytes("riff"))).isEqualTo(PutResult.ALREADY_STORED);
        assertThat(store.put(KEY, file)).isEqualTo(PutResult.ALREADY_STORED);
        assertThat(store.stat(KEY).orElseThrow().storedAt()).isEqualTo(storedAt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rif", "riffs", "RIFF"})
    void refusesOtherContentAndOverwritesNothing(String other) throws IOException {
        store.put(KEY, bytes("riff"));
        Path file = Files.writeString(folder.resolve("other"), other);

        assertThatExceptionOfType(OtherContentUnderKeyException.class).isThrownBy(() -> store.put(KEY, bytes(other)))
                .withMessageContaining(KEY.value());
        assertThatExceptionOfType(OtherContentUnderKeyException.class).isThrownBy(() -> store.put(KEY, file));
        assertThat(content(KEY)).isEqualTo("riff");
    }

    @Test
    void keepsAnEmptyObject() throws IOException {
        assertThat(store.put(KEY, new byte[0])).isEqualTo(PutResult.STORED);
        assertThat(store.put(KEY, new byte[0])).isEqualTo(PutResult.ALREADY_STORED);
        assertThat(content(KEY)).isEmpty();
        assertThat(store.stat(KEY).orElseThrow().size()).isZero();
    }

    @Test
    void keepsTheSameContentFromManyThreadsOnce() throws Exception {
        List<PutResult> results = new ArrayList<>();
        for (Future<PutResult> result : atOnce(_ -> () -> store.put(KEY, bytes("the same")))) {
            results.add(result.get());
        }
        assertThat(results).filteredOn(PutResult.STORED::equals).hasSize(1);
        assertThat(content(KEY)).isEqualTo("the same");
    }

    @Test
    void keepsOneOfDifferentContentsFromManyThreads() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        List<Future<PutResult>> results = atOnce(i -> () -> store.put(KEY, bytes("content " + i)));
        for (int i = 0; i < results.size(); i++) {
            if (succeeded(results.get(i))) {
                acknowledged.add("content " + i);
            }
        }
        assertThat(acknowledged).containsExactly(content(KEY));
    }

    @Test
    void keepsOneOfDifferentBigContentsFromManyThreads() throws Exception {
        List<Integer> acknowledged = new ArrayList<>();
        List<Future<PutResult>> results = atOnce(3, i -> () -> store.put(KEY, RepeatingStream.of(LONG, i), LONG));
        for (int i = 0; i < results.size(); i++) {
            if (succeeded(results.get(i))) {
                acknowledged.add(i);
            }
        }
        assertThat(acknowledged).hasSize(1);
        assertHolds(KEY, RepeatingStream.of(LONG, acknowledged.getFirst()));
    }

    @Test
    void refusesMoreThanTheLimitAndKeepsNothing() throws IOException {
        assertThatExceptionOfType(ContentTooLargeException.class)
                .isThrownBy(() -> store.put(KEY, new ByteArrayInputStream(bytes("12345")), 4))
                .satisfies(e -> assertThat(e.limit()).isEqualTo(4));
        assertThatExceptionOfType(ContentTooLargeException.class)
                .isThrownBy(() -> store.put(KEY, RepeatingStream.of(LONG, 1), LONG - 1));
        assertThat(store.list(ObjectFolder.everything(), 10)).isEmpty();

        assertThat(store.put(KEY, new ByteArrayInputStream(bytes("1234")), 4)).isEqualTo(PutResult.STORED);
    }

    @Test
    void streamsABigObjectInAndOut() throws IOException {
        assertThat(store.put(KEY, RepeatingStream.of(BIG, 1), BIG)).isEqualTo(PutResult.STORED);
        assertHolds(KEY, RepeatingStream.of(BIG, 1));
        assertThat(store.put(KEY, RepeatingStream.of(BIG, 1), BIG)).isEqualTo(PutResult.ALREADY_STORED);
        assertThatExceptionOfType(OtherContentUnderKeyException.class)
                .isThrownBy(() -> store.put(KEY, RepeatingStream.of(BIG, 2), BIG));
        assertHolds(KEY, RepeatingStream.of(BIG, 1));
    }

    @Test
    void keepsABigFile() throws IOException {
        Path file = folder.resolve("big");
        Files.copy(RepeatingStream.of(BIG, 3), file);
        assertThat(store.put(KEY, file)).isEqualTo(PutResult.STORED);
        assertThat(store.put(KEY, RepeatingStream.of(BIG, 3), BIG)).isEqualTo(PutResult.ALREADY_STORED);
        assertHolds(KEY, RepeatingStream.of(BIG, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, LONG})
    void keepsNothingOfASourceThatFailsHalfWay(long after) throws IOException {
        assertThatIOException().isThrownBy(() -> store.put(KEY, RepeatingStream.breakingOffAfter(after), 2 * LONG))
                .withMessage("The sender is gone");
        assertThat(store.open(KEY)).isEmpty();
        assertThat(store.list(ObjectFolder.everything(), 10)).isEmpty();

        assertThat(store.put(KEY, bytes("again"))).isEqualTo(PutResult.STORED);
    }

    @Test
    void leavesTheCallersStreamOpen() throws IOException {
        boolean[] closed = new boolean[1];
        InputStream source = new ByteArrayInputStream(bytes("riff")) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        store.put(KEY, source, 100);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void reportsAFileThatIsNotThereAsTheSourcesFailure() {
        assertThatIOException().isThrownBy(() -> store.put(KEY, folder.resolve("absent")));
        assertThat(store.stat(KEY)).isEmpty();
    }

    @Test
    void listsInTheOrderOfKeys() {
        List<String> keys = List.of("a-b", "a.b/c", "a/b", "a/b-c", "a/b.c/d", "a/c/d/e", "a0", "a_b/c", "b");
        keys.reversed().forEach(key -> store.put(new ObjectKey(key), bytes(key)));

        assertThat(keys).isSorted();
        assertThat(names(store.list(ObjectFolder.everything(), 100))).isEqualTo(keys);
        assertThat(names(store.list(ObjectFolder.of("a"), 100))).containsExactly("a/b", "a/b-c", "a/b.c/d", "a/c/d/e");
        assertThat(names(store.list(ObjectFolder.of("a", "c", "d"), 100))).containsExactly("a/c/d/e");
        assertThat(store.list(ObjectFolder.of("a", "b"), 100)).isEmpty();
        assertThat(store.list(ObjectFolder.of("z"), 100)).isEmpty();
        assertThat(store.list(ObjectFolder.everything(), 1).getFirst().size()).isEqualTo(3);
    }

    @Test
    void listsPageByPage() {
        List<String> keys = IntStream.range(0, 23).mapToObj("files/%02d"::formatted)
                .flatMap(key -> Stream.of(key + "-x", key + "/y")).sorted().toList();
        keys.forEach(key -> store.put(new ObjectKey(key), bytes(key)));

        List<String> seen = new ArrayList<>();
        List<StoredObject> page = store.list(ObjectFolder.everything(), 5);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(5);
            seen.addAll(names(page));
            page = store.list(ObjectFolder.everything(), page.getLast().key(), 5);
        }
        assertThat(seen).isEqualTo(keys);
    }

    @Test
    void listsAfterAKeyThatIsNotThereOrNotInTheFolder() {
        List.of("b/1", "b/3", "b/5").forEach(key -> store.put(new ObjectKey(key), bytes(key)));

        assertThat(names(store.list(ObjectFolder.of("b"), new ObjectKey("b/2"), 10))).containsExactly("b/3", "b/5");
        assertThat(names(store.list(ObjectFolder.of("b"), new ObjectKey("b/3/x"), 10))).containsExactly("b/5");
        assertThat(names(store.list(ObjectFolder.of("b"), new ObjectKey("a/9"), 10))).hasSize(3);
        assertThat(store.list(ObjectFolder.of("b"), new ObjectKey("c"), 10)).isEmpty();
        assertThat(store.list(ObjectFolder.of("b"), new ObjectKey("b/5"), 10)).isEmpty();
    }

    @Test
    void listsAtLeastOneAndNoMoreThanAPage() {
        store.put(KEY, bytes("riff"));
        store.put(OTHER_KEY, bytes("riff"));
        assertThat(store.list(ObjectFolder.everything(), 0)).hasSize(1);
        assertThat(store.list(ObjectFolder.everything(), Integer.MAX_VALUE)).hasSize(2);
    }

    @Test
    void deletesAndForgets() throws IOException {
        store.put(KEY, bytes("riff"));
        store.put(OTHER_KEY, bytes("other"));
        store.delete(KEY);
        store.delete(KEY);

        assertThat(store.open(KEY)).isEmpty();
        assertThat(names(store.list(ObjectFolder.everything(), 10))).containsExactly(OTHER_KEY.value());
        assertThat(store.put(KEY, bytes("quite another"))).isEqualTo(PutResult.STORED);
        assertThat(content(KEY)).isEqualTo("quite another");
    }

    static Stream<String> oddButLegalKeys() {
        return Stream.of("0", "-", "_", "...", "a..b", "..a/b..", ".hidden/.x", "-rf/--", "a/.../b", "con/nul.txt",
                "x".repeat(ObjectKey.MAX_SEGMENT),
                ("x".repeat(127) + "/").repeat(3) + "y".repeat(ObjectKey.MAX_LENGTH - 3 * 128));
    }

    @ParameterizedTest
    @MethodSource("oddButLegalKeys")
    void keepsOddButLegalKeys(String key) throws IOException {
        store.put(new ObjectKey(key), bytes("odd"));
        assertThat(content(new ObjectKey(key))).isEqualTo("odd");
        assertThat(names(store.list(ObjectFolder.everything(), 10))).containsExactly(key);
        store.delete(new ObjectKey(key));
        assertThat(store.stat(new ObjectKey(key))).isEmpty();
    }

    private String content(ObjectKey key) throws IOException {
        try (ObjectContent content = store.open(key).orElseThrow()) {
            return new String(content.stream().readAllBytes(), UTF_8);
        }
    }

    private void assertHolds(ObjectKey key, InputStream expected) throws IOException {
        Optional<ObjectContent> content = store.open(key);
        assertThat(content).isPresent();
        try (ObjectContent opened = content.get()) {
            assertThat(Sha256.of(opened.stream())).isEqualTo(Sha256.of(expected));
        }
    }

    private static List<String> names(List<StoredObject> objects) {
        return objects.stream().map(object -> object.key().value()).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static boolean succeeded(Future<PutResult> result) throws InterruptedException {
        try {
            return result.get() == PutResult.STORED;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(OtherContentUnderKeyException.class);
            return false;
        }
    }

    private static List<Future<PutResult>> atOnce(Writer writer) throws Exception {
        return atOnce(THREADS, writer);
    }

    private static List<Future<PutResult>> atOnce(int threads, Writer writer) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<PutResult>> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                Callable<PutResult> write = writer.number(i);
                results.add(executor.submit(() -> {
                    start.await();
                    return write.call();
                }));
            }
            start.countDown();
        }
        return results;
    }

    /// Makes the write of one of several threads.
    private interface Writer {
        Callable<PutResult> number(int i);
    }
}
