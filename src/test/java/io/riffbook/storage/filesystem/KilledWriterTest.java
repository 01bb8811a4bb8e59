package io.riffbook.storage.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.PutResult;
import io.riffbook.storage.RepeatingStream;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {

    private static final int KILLS = 5;
    private static final int WRITES_BEFORE_A_KILL = 5;
    private static final long SIZE = 300_000;

    @TempDir
    Path root;

    @Test
    void keepsEveryAcknowledgedObjectWholeWhenItsWriterIsKilled() throws Exception {
        List<ObjectKey> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(writeUntilKilled(kill));
        }
        ObjectStore store = FileSystemObjectStore.open(root);
        List<StoredObject> kept = store.list(ObjectFolder.everything(), ObjectStore.MAX_PAGE);
        assertThat(kept).extracting(StoredObject::key).containsAll(acknowledged);
        for (StoredObject object : kept) {
            assertWhole(store, object);
        }
        ObjectKey next = new ObjectKey("next");
        assertThat(store.put(next, RepeatingStream.of(SIZE, 0), SIZE)).isEqualTo(PutResult.STORED);
    }

    private static void assertWhole(ObjectStore store, StoredObject object) throws IOException {
        assertThat(object.size()).isEqualTo(SIZE);
        try (ObjectContent content = store.open(object.key()).orElseThrow()) {
            assertThat(Sha256.of(content.stream()))
                    .isEqualTo(Sha256.of(RepeatingStream.of(SIZE, object.key().hashCode())));
        }
    }

    private List<ObjectKey> writeUntilKilled(int number) throws IOException, URISyntaxException {
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                codeOf(FileSystemObjectStore.class) + File.pathSeparator + codeOf(Writer.class), Writer.class.getName(),
                root.toString(), "run-" + number).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<ObjectKey> acknowledged = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(new ObjectKey(line));
                if (acknowledged.size() == WRITES_BEFORE_A_KILL + number) {
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITES_BEFORE_A_KILL + number);
        return acknowledged;
    }

    private static String codeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /// Writes objects and tells each key once it is acknowledged.
    static final class Writer {

        private static final int MOST = 500;

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            ObjectStore store = FileSystemObjectStore.open(Path.of(arguments[0]));
            for (int i = 0; i < MOST; i++) {
                ObjectKey key = ObjectKey.of(arguments[1], "part-" + i, "object");
                store.put(key, RepeatingStream.of(SIZE, key.hashCode()), SIZE);
                System.out.println(key);
            }
        }
    }
}
