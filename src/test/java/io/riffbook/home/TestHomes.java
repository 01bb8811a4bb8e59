package io.riffbook.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Home folders for tests, below the build's folder, deleted when the JVM ends.
public final class TestHomes {

    private static final Path ALL = Path.of("target", "test-homes").toAbsolutePath();
    private static final Logger LOG = LoggerFactory.getLogger(TestHomes.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Deque<Runnable> ENDINGS = new ArrayDeque<>();
    private static final Phaser USERS = new Phaser(1);

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

    /// Somebody works in a home of these: the end waits for that.
    ///
    /// @return to be run when they have left
    public static Runnable enter() {
        USERS.register();
        return USERS::arriveAndDeregister;
    }

    private static void end() {
        try {
            USERS.awaitAdvanceInterruptibly(USERS.arrive(), LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | InterruptedException e) {
            LOG.warn("Some application under test has not closed; its home is deleted all the same", e);
        }
        synchronized (ENDINGS) {
            for (Runnable ending : ENDINGS) {
                try {
                    ending.run();
                } catch (RuntimeException e) {
                    LOG.warn("Cannot tidy up after the tests", e);
                }
            }
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
