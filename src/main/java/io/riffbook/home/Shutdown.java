package io.riffbook.home;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a PostgreSQL server is ended: politely at first, with a bound on every step.
enum Shutdown {

    /// Rolls open transactions back, writes a checkpoint.
    FAST("INT", Duration.ofSeconds(30)),

    /// Ends at once; the next start recovers.
    IMMEDIATE("QUIT", Duration.ofSeconds(10));

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String signal;
    private final Duration wait;

    Shutdown(String signal, Duration wait) {
        this.signal = signal;
        this.wait = wait;
    }

    /// Ends a server.
    ///
    /// @param running whether the process still is that server; asked before each signal
    /// @return whether it has ended
    static boolean of(PostgresBinaries binaries, long pid, BooleanSupplier running) throws InterruptedException {
        for (Shutdown step : values()) {
            if (!running.getAsBoolean() || step.ends(binaries, pid, running)) {
                return true;
            }
            LOG.warn("PostgreSQL, process {}, did not end by a {} shutdown within {}", pid, step, step.wait);
        }
        return false;
    }

    private boolean ends(PostgresBinaries binaries, long pid, BooleanSupplier running) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        try {
            Process signalling = binaries.process("pg_ctl", List.of("kill", signal, Long.toString(pid)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!signalling.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                signalling.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("Cannot signal PostgreSQL, process {}", pid, e);
        }
        while (running.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }
}
