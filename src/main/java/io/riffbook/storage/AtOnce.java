package io.riffbook.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does the same with many things, some of them at the same time: most of the time that an object store takes is waiting.
public final class AtOnce {
    private static final int MOST = 16;

    private AtOnce() {}

    /// What the work gives for each item, in their order. When it fails for one, the others are still finished or given up, and
    /// that failure is thrown.
    ///
    /// @param work must be safe for use by many threads
    public static <T, R> List<R> each(Collection<T> items, Function<T, R> work) {
        if (items.size() < 2) {
            return items.stream().map(work).toList();
        }
        List<Callable<R>> tasks = new ArrayList<>();
        for (T item : items) {
            tasks.add(() -> work.apply(item));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST, items.size()),
                Thread.ofVirtual().factory())) {
            List<R> results = new ArrayList<>();
            for (Future<R> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ObjectStoreUnavailableException.cannot("go on", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
