package io.riffbook.home;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a PostgreSQL server is ended: politely at first, with a bound on every step.
enum Shutdown {

    /// Rolls open transactions back, writes a checkpoint.
    FAST("INT", Duration.ofSeconds(30)),

    /// Ends at once; the next start recovers.
    IMMEDIATE("QUIT", Duration.ofSeconds(10));

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final String signal;
    private final Duration wait;

    Shutdown(String signal, Duration wait) {
        this.signal = signal;
        this.wait = wait;
    }

    /// Ends the server, whose identity the caller has made sure of.
    ///
    /// @return whether it has ended
    static boolean of(PostgresBinaries binaries, ProcessHandle server) throws InterruptedException {
        for (Shutdown step : values()) {
            if (!server.isAlive() || step.ends(binaries, server)) {
                return true;
            }
            LOG.warn("PostgreSQL, process {}, did not end by a {} shutdown within {}", server.pid(), step, step.wait);
        }
        return false;
    }

    private boolean ends(PostgresBinaries binaries, ProcessHandle server) throws InterruptedException {
        try {
            Process signalling = binaries.process("pg_ctl", List.of("kill", signal, Long.toString(server.pid())))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!signalling.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                signalling.destroyForcibly();
            }
            server.onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.debug("PostgreSQL, process {}, still runs", server.pid(), e);
            return !server.isAlive();
        }
    }
}
