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
            // few, spread checkpoints; a recovery stays within seconds
            Map.entry("max_wal_size", "1GB"), Map.entry("checkpoint_timeout", "5min"),
            Map.entry("wal_compression", "on"), Map.entry("wal_level", "minimal"), Map.entry("max_wal_senders", "0"),
            Map.entry("timezone", "UTC"), Map.entry("log_timezone", "UTC"), Map.entry("logging_collector", "off"));

    private final PostgresBinaries binaries;
    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private Postmaster(PostgresBinaries binaries, Process process) {
        this.binaries = binaries;
        this.process = process;
    }

    /// Starts a server and waits until it takes connections, its recovery included.
    ///
    /// @throws PostgresFailure if it ends instead, or is not ready in time; nothing is left running then
    static Postmaster start(PostgresBinaries binaries, Path data, int port, Duration longestWait)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        Process process = binaries.process("postgres", arguments).start();
        process.getOutputStream().close();
        Postmaster postmaster = new Postmaster(binaries, process);
        Thread.ofPlatform().daemon().name("postgres-log").start(postmaster::readLog);
        try {
            postmaster.awaitReady(data, longestWait);
            return postmaster;
        } catch (InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    long pid() {
        return process.pid();
    }

    void awaitExit() throws InterruptedException {
        process.waitFor();
    }

    /// Ends the server: open transactions are rolled back, what is committed is kept. Returns when it has ended.
    void stop() throws InterruptedException {
        if (!Shutdown.of(binaries, process.toHandle())) {
            process.destroyForcibly().waitFor();
        }
    }

    String lastLines() {
        synchronized (lastLines) {
            return String.join(System.lineSeparator(), lastLines);
        }
    }

    /// The server's own file tells that it is ready, so nobody else who listens on the port can be taken for it.
    private void awaitReady(Path data, Duration longestWait) throws InterruptedException {
        long deadline = System.nanoTime() + longestWait.toNanos();
        while (!PostmasterFile.of(data).filter(file -> file.pid() == process.pid() && file.ready()).isPresent()) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw PostgresFailure.ended(lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw PostgresFailure.notReady(longestWait, lastLines());
            }
        }
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
