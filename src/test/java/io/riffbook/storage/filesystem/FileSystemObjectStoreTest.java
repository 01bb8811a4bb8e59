package io.riffbook.storage.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreContract;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.RepeatingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemObjectStoreTest extends ObjectStoreContract {

    private static final byte[] RIFF = "riff".getBytes(UTF_8);

    @TempDir
    Path root;

    @TempDir
    Path elsewhere;

    @Override
    protected ObjectStore emptyStore() {
        return FileSystemObjectStore.open(root);
    }

    @Test
    void keepsAKeyAndAKeyBelowIt() {
        ObjectStore store = emptyStore();
        store.put(new ObjectKey("a"), RIFF);
        store.put(new ObjectKey("a/b"), RIFF);
        assertThat(store.list(ObjectFolder.everything(), 10)).extracting(object -> object.key().value())
                .containsExactly("a", "a/b");
    }

    @Test
    void findsEverythingAgainWhenOpenedAnew() {
        emptyStore().put(new ObjectKey("a/b"), RIFF);
        assertThat(emptyStore().stat(new ObjectKey("a/b"))).isPresent();
    }

    @Test
    void removesItsTemporaryFilesHoweverAWriteEnds() throws IOException {
        ObjectStore store = emptyStore();
        ObjectKey key = new ObjectKey("a");
        store.put(key, RIFF);
        assertThatIOException()
                .isThrownBy(() -> store.put(new ObjectKey("b"), RepeatingStream.breakingOffAfter(100), 1000));
        assertThatExceptionOfType(ContentTooLargeException.class)
                .isThrownBy(() -> store.put(new ObjectKey("c"), new ByteArrayInputStream(RIFF), 3));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void removesWhatAKilledProcessLeftADayAgo() throws IOException {
        emptyStore();
        Path old = Files.createFile(root.resolve("incoming/incoming-1.part"));
        Path young = Files.createFile(root.resolve("incoming/incoming-2.part"));
        Path foreign = Files.createFile(root.resolve("incoming/notes.txt"));
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        Files.setLastModifiedTime(old, yesterday);
        Files.setLastModifiedTime(foreign, yesterday);

        emptyStore();
        assertThat(incoming()).containsExactlyInAnyOrder(young, foreign);
    }

    @Test
    void doesNotFollowALinkedFolderOutOfItsRoot() throws IOException {
        ObjectStore store = emptyStore();
        Files.writeString(elsewhere.resolve("secret@"), "secret");
        Files.createSymbolicLink(root.resolve("kept/link"), elsewhere);

        ObjectKey key = new ObjectKey("link/secret");
        assertUnavailable(() -> store.open(key));
        assertUnavailable(() -> store.stat(key));
        assertUnavailable(() -> store.delete(key));
        assertUnavailable(() -> store.put(new ObjectKey("link/new"), RIFF));
        assertThat(store.list(ObjectFolder.everything(), 10)).isEmpty();
        assertThat(store.list(ObjectFolder.of("link"), 10)).isEmpty();
        assertThat(elsewhere.resolve("secret@")).hasContent("secret");
        assertThat(elsewhere.resolve("new@")).doesNotExist();
    }

    @Test
    void doesNotFollowALinkedFileOutOfItsRoot() throws IOException {
        ObjectStore store = emptyStore();
        Path secret = Files.writeString(elsewhere.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("kept/a@"), secret);

        ObjectKey key = new ObjectKey("a");
        assertUnavailable(() -> store.open(key));
        assertUnavailable(() -> store.put(key, RIFF));
        assertThat(store.stat(key)).isEmpty();
        assertThat(store.list(ObjectFolder.everything(), 10)).isEmpty();
        store.delete(key);
        assertThat(secret).hasContent("secret");
    }

    @Test
    void passesOverFilesThatAreNotItsOwn() throws IOException {
        ObjectStore store = emptyStore();
        store.put(new ObjectKey("b/c"), RIFF);
        Files.createFile(root.resolve("kept/a.txt"));
        Files.createFile(root.resolve("kept/NOT-A-KEY@"));
        Files.createDirectories(root.resolve("kept/Not a key/either"));
        Files.createDirectories(root.resolve("kept/a@"));
        assertThat(store.list(ObjectFolder.everything(), 1)).hasSize(1);
    }

    @Test
    void saysWhichFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(elsewhere.resolve("file"));
        assertThatExceptionOfType(ObjectStoreUnavailableException.class)
                .isThrownBy(() -> FileSystemObjectStore.open(file)).withMessageContaining(file.toString());
    }

    private Stream<Path> incoming() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("incoming"))) {
            return files.toList().stream();
        }
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(ObjectStoreUnavailableException.class).isThrownBy(call);
    }
}
