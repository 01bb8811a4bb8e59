package io.riffbook.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running PostgreSQL server, a child of this process.
///
/// What the server says goes to this class's logger at debug, so that the log's size is bounded where all logging is; the
/// last lines are kept for the message when it fails.
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int KEPT_LINES = 20;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LOG_RUNS_OUT = Duration.ofSeconds(1);

    /// A recovery replays half a gigabyte of log at most; one that takes longer needs a person.
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    /// How long the backends of a killed server may take to notice and end.
    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(1);
    private static final Duration FAREWELL_POLL = Duration.ofMillis(250);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            // what is acknowledged is on the disk
            Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"), Map.entry("full_page_writes", "on"),
            // nobody from elsewhere, and no socket that another user could open
            Map.entry("listen_addresses", "127.0.0.1"), Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            // small: Java, the index and the database share the machine
            Map.entry("max_connections", "60"), Map.entry("shared_buffers", "128MB"), Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"), Map.entry("effective_cache_size", "512MB"),
            Map.entry("max_parallel_workers_per_gather", "1"), Map.entry("jit", "off"),
            // a recovery replays no more than this
            Map.entry("max_wal_size", "512MB"), Map.entry("wal_compression", "on"),
            // statements hold passwords and people's words; the caller's exception says what failed
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("timezone", "UTC"), Map.entry("log_timezone", "UTC"), Map.entry("logging_collector", "off"));

    private final PostgresBinaries binaries;
    private final Process process;
    private final long started = System.nanoTime();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread logReader = Thread.ofPlatform().daemon().name("postgres-log").unstarted(this::readLog);

    private Postmaster(PostgresBinaries binaries, Process process) {
        this.binaries = binaries;
        this.process = process;
    }

    /// Starts a server and waits until it takes connections, its recovery included. Ends a server that still runs on the
    /// folder before, and waits for what a killed one left running.
    ///
    /// @throws PostgresFailure if it ends instead, or is not ready in time; nothing is left running then
    static Postmaster start(PostgresBinaries binaries, Path data, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        while (true) {
            Leftovers.end(binaries, data);
            Postmaster postmaster = launch(binaries, data, port);
            try {
                if (postmaster.becomesReady(data)) {
                    return postmaster;
                }
            } catch (InterruptedException | RuntimeException e) {
                postmaster.kill();
                throw e;
            }
            if (!postmaster.foundItsPlaceTaken() || System.nanoTime() > deadline) {
                throw PostgresFailure.ended(postmaster.lastLines());
            }
            Thread.sleep(FAREWELL_POLL);
        }
    }

    private static Postmaster launch(PostgresBinaries binaries, Path data, int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        Postmaster postmaster = new Postmaster(binaries, binaries.process("postgres", arguments).start());
        postmaster.logReader.start();
        return postmaster;
    }

    long pid() {
        return process.pid();
    }

    /// Waits for the server's end, and tells how long it ran.
    Duration awaitExit() throws InterruptedException {
        process.waitFor();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /// Ends the server: open transactions are rolled back, what is committed is kept. Returns when it has ended.
    void stop() throws InterruptedException {
        if (!Shutdown.of(binaries, process.pid(), process::isAlive)) {
            process.destroyForcibly().waitFor();
        }
    }

    /// Ends the server at once; its next start recovers what is committed.
    void kill() {
        process.destroyForcibly();
    }

    String lastLines() {
        synchronized (lastLines) {
            return String.join(System.lineSeparator(), lastLines);
        }
    }

    /// The server's own file tells that it is ready, so nobody else who listens on the port can be taken for it.
    private boolean becomesReady(Path data) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (PostmasterFile.of(data).filter(file -> file.pid() == process.pid() && file.ready()).isEmpty()) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                logReader.join(LOG_RUNS_OUT);
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw PostgresFailure.notReady(LONGEST_START, lastLines());
            }
        }
        return true;
    }

    /// PostgreSQL's words for backends that outlived their server, a server that appeared just now, and a port that some
    /// passing connection of this machine occupies.
    private boolean foundItsPlaceTaken() {
        return Stream.of("pre-existing shared memory block", "lock file \"postmaster.pid\" already exists",
                "Address already in use")
                .anyMatch(lastLines()::contains);
    }

    private void readLog() {
        try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                LOG.debug("{}", line);
                synchronized (lastLines) {
                    if (lastLines.size() == KEPT_LINES) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
            }
        } catch (IOException e) {
            LOG.debug("PostgreSQL's log ended", e);
        }
    }
}
