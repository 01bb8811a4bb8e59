package io.riffbook.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import org.springframework.util.FileSystemUtils;

/// Home folders for tests, below the build's folder, deleted when the JVM ends.
public final class TestHomes {

    private static final Path ALL = Path.of("target", "test-homes").toAbsolutePath();
    private static final Deque<Runnable> ENDINGS = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestHomes::end, "test-homes"));
    }

    private TestHomes() {}

    /// A new, empty folder; its name has a space, as people's folders do.
    public static Path fresh() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(ALL), "home ");
            atTheEnd(() -> delete(home));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL's programs, unpacked once for all homes and test runs, in a folder with a space.
    static Path programs() {
        return Path.of("target", "test programs").toAbsolutePath();
    }

    /// Runs when the JVM ends, before what was registered earlier.
    static void atTheEnd(Runnable ending) {
        synchronized (ENDINGS) {
            ENDINGS.push(ending);
        }
    }

    private static void end() {
        synchronized (ENDINGS) {
            ENDINGS.forEach(Runnable::run);
        }
    }

    private static void delete(Path home) {
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
