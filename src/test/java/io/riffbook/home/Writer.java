package io.riffbook.home;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/// A program for the tests that kill: takes the home, starts its database and writes numbered rows until it is ended. Tells
/// its database's process id, and each row once it is committed.
final class Writer {

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(30);

    private Writer() {}

    /// Writes until it is killed.
    ///
    /// @param arguments the home, the programs' folder, the first number
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        HomeLock lock = HomeLock.take(new Home(Path.of(arguments[0])));
        out.println("locked");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(lock.home(), Path.of(arguments[1]), () -> System.exit(1));
        out.println("server " + postgres.pid());
        long next = Long.parseLong(arguments[2]);
        Instant lastWrite = Instant.now();
        while (lastWrite.plus(LONGEST_OUTAGE).isAfter(Instant.now())) {
            try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(),
                    postgres.password()); Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists written (number bigint primary key)");
                while (true) {
                    write(connection, next);
                    out.println("written " + next++);
                    lastWrite = Instant.now();
                }
            } catch (SQLException lost) {
                Thread.sleep(Duration.ofMillis(50));
            }
        }
    }

    /// A row that was committed just before the connection broke is written again.
    private static void write(Connection connection, long number) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("insert into written values (?) on conflict do nothing")) {
            insert.setLong(1, number);
            insert.execute();
        }
    }
}
