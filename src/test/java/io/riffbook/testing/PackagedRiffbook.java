package io.riffbook.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The packaged jar, running as a process of its own on a home folder, as its users run it.
///
/// Ended for sure: stopped when closed, and killed when it doesn't stop.
public final class PackagedRiffbook implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ONE_TIME_PASSWORD = Pattern
            .compile("Sign in as (\\S+) with the one-time password\\s+(\\S+)");

    private final Process process;
    private final int port;
    private final Path home;
    private final Path log;

    private PackagedRiffbook(Process process, int port, Path home, Path log) {
        this.process = process;
        this.port = port;
        this.home = home;
        this.log = log;
    }

    /// Starts the jar and waits until it is ready.
    ///
    /// @param settings more of them, such as `riffbook.demo.enabled=true`
    public static PackagedRiffbook start(Path home, String... settings) {
        try {
            Files.createDirectories(home.toAbsolutePath().getParent());
            int port = freePort();
            Path log = Files.createTempFile(home.toAbsolutePath().getParent(), home.getFileName() + "-", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "--add-modules", "jdk.incubator.vector",
                    "-jar", jar().toString(), "--riffbook.home=" + home.toAbsolutePath(), "--server.port=" + port,
                    "--server.address=127.0.0.1"));
            for (String setting : settings) {
                command.add("--" + setting);
            }
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile())
                    .start();
            PackagedRiffbook riffbook = new PackagedRiffbook(process, port, home, log);
            riffbook.awaitReady();
            return riffbook;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a command ended.
    ///
    /// @param out what it printed for programs
    /// @param log what else was said
    public record Ended(int code, String out, String log) {}

    /// Runs a command of the jar on the home folder, and waits for its end.
    public static Ended command(Path home, String... words) {
        try {
            Path out = Files.createTempFile(home.toAbsolutePath().getParent(), "command-", ".out");
            Path log = Files.createTempFile(home.toAbsolutePath().getParent(), "command-", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED", "--add-modules", "jdk.incubator.vector", "-jar",
                    jar().toString(), "--riffbook.home=" + home.toAbsolutePath()));
            command.addAll(List.of(words));
            Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(log.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The command did not end:\n" + Files.readString(log));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path jar() {
        String jar = System.getProperty("riffbook.jar");
        if (jar == null || !Files.exists(Path.of(jar))) {
            throw new IllegalStateException("no packaged jar: run `mvn verify`, which builds it before this test");
        }
        return Path.of(jar);
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Riffbook did not start:\n" + log());
            }
            if (isReady()) {
                return;
            }
            pause();
        }
        kill();
        throw new IllegalStateException("Riffbook was not ready after " + PATIENCE + ":\n" + log());
    }

    private boolean isReady() {
        try {
            return api().get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Nobody in particular.
    public Api api() {
        return Api.anonymous(port);
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    /// A connection to its embedded database, as it runs now.
    public Connection database() {
        try (Stream<Path> files = Files.walk(home, 4)) {
            Path running = files.filter(file -> file.endsWith("postmaster.pid")).findAny().orElseThrow();
            String port = Files.readAllLines(running).get(3).strip();
            String password = Files.readString(running.resolveSibling("../password").normalize()).strip();
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/riffbook", "postgres",
                    password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database of " + home + " is not reached", e);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /// What it printed so far.
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Signs in for the first time with the password that was printed, chooses the given one, and gives the admin.
    public Api firstSignIn(String password) {
        Matcher printed = ONE_TIME_PASSWORD.matcher(log());
        if (!printed.find()) {
            throw new AssertionError("no one-time password was printed:\n" + log());
        }
        String email = printed.group(1);
        Api browser = api();
        SignedIn.signIn(browser, email, printed.group(2));
        Api pages = browser.asBrowser();
        String token = pages.get("/password").hidden("_csrf");
        Api.Answer changed = pages.postForm("/password",
                java.util.Map.of("current", printed.group(2), "password", password,
                        "repeated", password, "_csrf", token));
        if (changed.status() != 302) {
            throw new AssertionError("could not choose a password: " + changed);
        }
        return signIn(email, password);
    }

    /// Whoever has that password, signed in with a session.
    public Api signIn(String email, String password) {
        Api browser = api();
        Api.Answer answer = SignedIn.signIn(browser, email, password);
        if (answer.status() != 302 || answer.header("Location").contains("sign-in")) {
            throw new AssertionError("could not sign in: " + answer.status() + " " + answer.header("Location"));
        }
        return browser.with("X-CSRF-TOKEN", browser.asBrowser().get("/password").hidden("_csrf"));
    }

    /// `kill -9`: no clean-up of any kind.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
