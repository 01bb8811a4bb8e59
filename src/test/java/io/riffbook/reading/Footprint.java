package io.riffbook.reading;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// What reading takes of the server: threads that listen to workers, open files, heap, folders left behind.
record Footprint(long threads, long openFiles, long heap, long folders) {

    static Footprint now() throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("worker-")).count();
        long openFiles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new Footprint(threads, openFiles, runtime.totalMemory() - runtime.freeMemory(),
                    left.map(path -> String.valueOf(path.getFileName()))
                            .filter(name -> name.startsWith("riffbook-reading-") || name.startsWith("riffbook-worker-"))
                            .count());
        }
    }

    /// Looks at the workers again and again until it is closed, and keeps the most memory that one of them had.
    static final class Watch implements AutoCloseable {

        private final AtomicLong most = new AtomicLong();
        private final Thread thread;
        private volatile boolean closed;

        Watch(DeckReader reader) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                while (!closed) {
                    look(reader.workers().pids());
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                }
            });
        }

        /// In bytes; 0 where the system doesn't tell.
        long mostMemory() {
            return most.get();
        }

        private void look(Set<Long> pids) {
            for (long pid : pids) {
                try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
                    lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D+", "")))
                            .forEach(bytes -> most.accumulateAndGet(bytes, Math::max));
                } catch (IOException | java.io.UncheckedIOException e) {
                    // It has just ended, or there is no such thing here.
                    most.accumulateAndGet(0, Math::max);
                }
            }
        }

        @Override
        public void close() {
            closed = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
