package io.riffbook.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL in the home folder, for everybody who has not set up one of their own.
///
/// It listens on a free port of the loopback address. Riffbook signs in as the owner of its one database, who is no
/// superuser and gets a new random password with every start; the superuser's lies in the home's `database/password`.
/// The caller holds the home's lock from before the start until after the close.
///
/// A server that dies is started again on the same port, where the pool's new connections look for it; one that dies
/// again and again is given up.
final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "riffbook";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int MOST_RESTARTS = 5;
    private static final Duration LONG_ENOUGH_TO_FORGET = Duration.ofMinutes(10);

    private final PostgresBinaries binaries;
    private final Cluster cluster;
    private final int port;
    private final Runnable whenLost;
    private final String password = Cluster.newPassword();
    private final Thread supervisor = Thread.ofPlatform().daemon().name("postgres-supervisor")
            .unstarted(this::supervise);
    private volatile Postmaster postmaster;

    private EmbeddedPostgres(PostgresBinaries binaries, Cluster cluster, int port, Postmaster postmaster,
            Runnable whenLost) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.port = port;
        this.postmaster = postmaster;
        this.whenLost = whenLost;
    }

    /// Starts the home's database, after ending a server that was left behind, and returns when it takes connections.
    ///
    /// @param programs where PostgreSQL's programs are unpacked, if they are not there yet
    /// @param whenLost runs, once, if the server died and is not started again
    /// @throws PostgresFailure if it cannot be started; nothing is left running then
    static EmbeddedPostgres start(Home home, Path programs, Runnable whenLost) {
        try {
            PostgresBinaries binaries = PostgresBinaries.unpackedBelow(programs);
            Cluster cluster = Cluster.in(home.database(), binaries);
            int port = freePort();
            Postmaster postmaster = Postmaster.start(binaries, cluster.data(), port);
            EmbeddedPostgres postgres = new EmbeddedPostgres(binaries, cluster, port, postmaster, whenLost);
            try {
                postgres.makeDatabase();
            } catch (SQLException | RuntimeException e) {
                postmaster.stop();
                throw e;
            }
            postgres.supervisor.start();
            LOG.info("PostgreSQL in {} listens on port {} of the loopback address", cluster.data(), port);
            return postgres;
        } catch (IOException | SQLException e) {
            throw PostgresFailure.start(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PostgresFailure.start(e);
        }
    }

    String jdbcUrl() {
        return jdbcUrl(USER);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    String username() {
        return USER;
    }

    String password() {
        return password;
    }

    int port() {
        return port;
    }

    /// The running server's process id; another one after a restart.
    long pid() {
        return postmaster.pid();
    }

    /// A connection that may do everything. The caller closes it.
    Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), Cluster.SUPERUSER, cluster.password());
    }

    /// Ends the server and returns when it has ended; closing twice is harmless.
    @Override
    public void close() {
        supervisor.interrupt();
        try {
            supervisor.join();
            postmaster.stop();
        } catch (InterruptedException e) {
            postmaster.kill();
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        try {
            int restarts = 0;
            while (true) {
                if (postmaster.awaitExit().compareTo(LONG_ENOUGH_TO_FORGET) > 0) {
                    restarts = 0;
                }
                if (++restarts > MOST_RESTARTS) {
                    LOG.error("PostgreSQL ended by itself once more, and is not started again. It said: {}",
                            postmaster.lastLines());
                    break;
                }
                LOG.error("PostgreSQL, process {}, ended by itself; starting it again ({} of {}). It said: {}",
                        postmaster.pid(), restarts, MOST_RESTARTS, postmaster.lastLines());
                postmaster = Postmaster.start(binaries, cluster.data(), port);
                LOG.info("PostgreSQL runs again, as process {}", postmaster.pid());
            }
        } catch (IOException | HomeFailure e) {
            LOG.error("PostgreSQL ended by itself, and cannot be started again", e);
        } catch (InterruptedException closing) {
            return;
        }
        // on its own thread: it closes this, which waits for the supervisor's end
        Thread.ofPlatform().name("postgres-lost").start(whenLost);
    }

    private void makeDatabase() throws SQLException {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            if (!exists(connection, "select from pg_roles where rolname = ?")) {
                statement.execute("create role " + USER + " login");
            }
            statement.execute("alter role " + USER + " password '" + password + "'");
            if (!exists(connection, "select from pg_database where datname = ?")) {
                statement.execute("create database " + USER + " owner " + USER);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, USER);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
