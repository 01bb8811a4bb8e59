package io.riffbook.home;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// One embedded PostgreSQL for all tests of this JVM, started on first use and ended with it; each caller gets a database
/// of its own on it.
public final class TestDatabases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    /// An empty database.
    public record Database(String url, String username, String password) {}

    public static Database create() {
        EmbeddedPostgres postgres = Server.RUNNING;
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = postgres.superuser(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + postgres.username());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(postgres.jdbcUrl(name), postgres.username(),
                postgres.password());
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            HomeLock lock = HomeLock.take(new Home(TestHomes.fresh()));
            EmbeddedPostgres postgres = EmbeddedPostgres.start(lock.home(), TestHomes.programs(), () -> {});
            TestHomes.atTheEnd(() -> {
                postgres.close();
                lock.close();
            });
            return postgres;
        }
    }
}
