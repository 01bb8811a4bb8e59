package io.riffbook.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SurvivesKillsTest {

    private static final int ROUNDS = 2;
    private static final int ROWS = 60;

    private final Path root = TestHomes.fresh();

    enum Victim {
        JAVA, POSTGRES, BOTH
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryAcknowledgedRow(Victim victim) throws Exception {
        long written = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long server;
            try (WriterProcess writer = WriterProcess.start(root, written + 1)) {
                server = Long.parseLong(writer.await("server"));
                written = writer.awaitWritten(ROWS);
                if (victim != Victim.JAVA) {
                    ProcessHandle.of(server).orElseThrow().destroyForcibly();
                }
                if (victim == Victim.POSTGRES) {
                    // the writer's own supervisor has started it again
                    written = writer.awaitWritten(2 * ROWS);
                }
                written = writer.kill(written);
            }
            assertThat(rowsAfterAStart()).containsAll(LongStream.rangeClosed(1, written).boxed().toList());
            assertThat(ProcessHandle.of(server).filter(left -> Leftovers.serves(left, root.resolve("database/data"))))
                    .isEmpty();
        }
    }

    @Test
    void setsUpAgainWhenItWasKilledDuringTheFirstSetUp() throws Exception {
        try (WriterProcess writer = WriterProcess.start(root, 1)) {
            writer.await("locked");
            Path database = root.resolve("database");
            await(() -> Files.isDirectory(database) && setupHasBegun(database));
            writer.kill(0);
        }
        assertThat(root.resolve("database/data")).doesNotExist();

        start().close();

        assertThat(root.resolve("database/data/PG_VERSION")).exists();
    }

    @Test
    void takesNoHalfFinishedSetUpForADatabase() throws Exception {
        Path halfFinished = Files.createDirectories(root.resolve("database/setup-1"));
        Files.writeString(halfFinished.resolve("PG_VERSION"), "18\n");

        start().close();

        assertThat(root.resolve("database/data/global/pg_control")).exists();
        assertThat(halfFinished).doesNotExist();
    }

    @Test
    void startsADeadServerAgainOnceItsLastBackendHasEnded() throws Exception {
        try (Running running = start()) {
            long first = running.postgres().pid();
            Future<?> busy = ForkJoinPool.commonPool().submit(() -> query(running.postgres(),
                    "select count(*) from generate_series(1, 20000000) n where n % 7 = 3"));
            await(() -> !query(running.postgres(), "select pid from pg_stat_activity where query like '%n % 7%'"
                    + " and pid <> pg_backend_pid()").isEmpty());
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await(() -> running.postgres().pid() != first);
            await(busy::isDone);
            assertThat(query(running.postgres(), "select 1")).containsExactly(1L);
        }
    }

    private Running start() {
        return Running.on(root);
    }

    private Set<Long> rowsAfterAStart() throws SQLException {
        try (Running running = start()) {
            return query(running.postgres(), "select number from written");
        }
    }

    private static Set<Long> query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(),
                postgres.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            Set<Long> numbers = new HashSet<>();
            while (found.next()) {
                numbers.add(found.getLong(1));
            }
            return numbers;
        }
    }

    private static boolean setupHasBegun(Path database) throws Exception {
        try (var setups = Files.newDirectoryStream(database, "setup-*")) {
            for (Path setup : setups) {
                if (Files.isDirectory(setup.resolve("base"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(5));
        }
    }
}
