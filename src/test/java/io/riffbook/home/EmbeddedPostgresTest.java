package io.riffbook.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {

    private static final Path ROOT = TestHomes.fresh();
    private static Running running;

    @BeforeAll
    static void start() {
        running = Running.on(ROOT);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on", "data_checksums, on",
            "listen_addresses, 127.0.0.1", "unix_socket_directories, ''"})
    void runsWithTheSetting(String name, String value) throws SQLException {
        try (Connection connection = running.postgres().superuser()) {
            assertThat(ask(connection, "show " + name)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "riffbook"})
    void refusesASignInWithoutThePassword(String user) {
        assertThatThrownBy(() -> DriverManager.getConnection(running.postgres().jdbcUrl(), user, "guessed"))
                .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(running.postgres().jdbcUrl(), user, ""))
                .isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    @Test
    void trustsNobodyInAnyLineOfItsAccessRules() throws SQLException {
        try (Connection connection = running.postgres().superuser();
                Statement statement = connection.createStatement();
                ResultSet rules = statement.executeQuery("select distinct auth_method from pg_hba_file_rules")) {
            assertThat(rules.next()).isTrue();
            assertThat(rules.getString(1)).isEqualTo("scram-sha-256");
            assertThat(rules.next()).isFalse();
        }
    }

    @Test
    void opensNoSocketFile() {
        assertThat(Path.of("/tmp/.s.PGSQL." + running.postgres().port())).doesNotExist();
        assertThat(ROOT.resolve("database/data")).isDirectoryNotContaining("glob:**.s.PGSQL*");
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        for (InetAddress address : InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (!address.isLoopbackAddress()) {
                assertThatThrownBy(() -> new Socket(address, running.postgres().port()).close())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void signsInAsNoSuperuser() throws SQLException {
        assertThat(ask("select rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void keepsTheFilesFromOtherPeople() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ROOT.resolve("database"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ROOT.resolve("database/password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesADatabaseWithoutItsPasswordFile() throws IOException {
        Path root = TestHomes.fresh();
        Path complete = Files.createDirectories(root.resolve("database/data/global"));
        assertThatThrownBy(() -> Running.on(root)).isInstanceOf(UnusableHome.class)
                .hasMessageContaining(root.resolve("database/password").toString());
        assertThat(complete).exists();
    }

    @Test
    void leavesProcessesAloneWhoseIdsAStaleFileNames() throws Exception {
        Path root = TestHomes.fresh();
        Running.on(root).close();
        Path stale = root.resolve("database/data/postmaster.pid");
        Process foreign = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(stale, foreign.pid() + "\n");
            Running.on(root).close();
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
        Path serverOfAnotherHome = ROOT.resolve("database/data/postmaster.pid");
        Files.copy(serverOfAnotherHome, stale);
        Running.on(root).close();
        assertThat(ProcessHandle.of(running.postgres().pid())).get().matches(ProcessHandle::isAlive);
        assertThat(serverOfAnotherHome).exists();
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(running.postgres().jdbcUrl(),
                running.postgres().username(), running.postgres().password())) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}
