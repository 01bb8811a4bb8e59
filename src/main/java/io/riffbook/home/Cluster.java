package io.riffbook.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database's folder and the password that lies beside it.
///
/// @param data     PostgreSQL's data folder, complete from the moment it exists
/// @param password the superuser's
record Cluster(Path data, String password) {

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration LONGEST_SETUP = Duration.ofMinutes(3);
    private static final int PASSWORD_BYTES = 24;

    /// Opens the cluster in the folder, and sets it up first if there is none.
    ///
    /// It is set up under another name and moved into place when it is complete, so a set-up that was cut short is seen and
    /// done again, and a complete cluster is never touched. Every sign-in needs the password from the very first start on.
    ///
    /// @throws UnusableHome if there is a cluster, but not its password
    static Cluster in(Path folder, PostgresBinaries binaries) throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path passwordFile = folder.resolve("password");
        boolean complete = Files.isDirectory(data);
        if (!Files.exists(passwordFile)) {
            if (complete) {
                throw UnusableHome.withoutPassword(data, passwordFile);
            }
            writeNewPassword(passwordFile);
        }
        Folders.deleteQuietly(folder, "setup-*");
        if (!complete) {
            Path setup = Files.createTempDirectory(folder, "setup-");
            setUp(setup, passwordFile, binaries);
            Folders.publish(setup, data);
            LOG.info("Set up a database in {}", data);
        }
        return new Cluster(data, Files.readString(passwordFile).strip());
    }

    /// The record's own text would show the password.
    @Override
    public String toString() {
        return "Cluster[data=" + data + "]";
    }

    static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void writeNewPassword(Path file) throws IOException {
        Path unfinished = file.resolveSibling("password.new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Folders.permissions(unfinished, "rw-------"))) {
            ByteBuffer text = StandardCharsets.UTF_8.encode(newPassword() + "\n");
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Folders.publish(unfinished, file);
    }

    private static void setUp(Path data, Path passwordFile, PostgresBinaries binaries)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(data.getParent(), "setup-", ".log");
        Process setup = binaries
                .process("initdb", List.of("-D", data.toString(), "-U", SUPERUSER, "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"))
                .redirectOutput(output.toFile()).start();
        if (!setup.waitFor(LONGEST_SETUP.toSeconds(), TimeUnit.SECONDS)) {
            setup.destroyForcibly();
            throw PostgresFailure.setUp("not done after " + LONGEST_SETUP);
        }
        if (setup.exitValue() != 0) {
            throw PostgresFailure.setUp(Files.readString(output));
        }
        Files.delete(output);
    }
}
