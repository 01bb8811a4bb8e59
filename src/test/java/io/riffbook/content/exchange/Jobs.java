package io.riffbook.content.exchange;

import io.riffbook.testing.Api;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for jobs.
final class Jobs {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Jobs() {}

    /// Waits until the job is done; fails when it fails.
    static void done(Api as, String job) {
        await("job " + job, () -> {
            Api.Answer answer = as.get("/api/v1/jobs/" + job);
            if (answer.json("/state").equals("failed")) {
                throw new AssertionError(answer);
            }
            return answer.json("/state").equals("done");
        });
    }

    static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("in vain: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
