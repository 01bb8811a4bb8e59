package io.riffbook.home;

import java.nio.file.Path;

/// A locked home with its database running.
record Running(HomeLock lock, EmbeddedPostgres postgres) implements AutoCloseable {

    static Running on(Path root) {
        HomeLock lock = HomeLock.take(new Home(root));
        try {
            return new Running(lock, EmbeddedPostgres.start(lock.home(), TestHomes.programs(), () -> {}));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() {
        postgres.close();
        lock.close();
    }
}
