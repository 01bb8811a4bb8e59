package io.riffbook.testing;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what was skipped, and says why, at the end of the run: what needs a browser, Docker or the corpus must not go missing in
/// silence.
public final class SkippedTests implements TestExecutionListener {
    private final Map<String, LongAdder> countByReason = new ConcurrentSkipListMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(result.getThrowable().map(Throwable::getMessage).orElse("no reason was given"));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        long total = countByReason.values().stream().mapToLong(LongAdder::sum).sum();
        if (total > 0) {
            System.out.printf("%nSkipped here: %d tests or classes of tests%n", total);
            countByReason.forEach((reason, count) -> System.out.printf("  %d × %s%n", count.sum(), reason));
        }
    }

    private void count(String reason) {
        countByReason.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }
}
