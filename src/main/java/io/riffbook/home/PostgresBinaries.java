package io.riffbook.home;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;

/// PostgreSQL's programs, unpacked once from the class path into a folder that nobody else can write.
///
/// The installer that comes with the archive is not used to run them: it turns fsync off, lets every local user in while
/// it sets up, makes its folder world-writable and forgets the server when the JVM is killed.
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private final Path programs;

    private PostgresBinaries(Path programs) {
        this.programs = programs;
    }

    /// Unpacks below the folder, unless this very version is there already. An unpacking that was cut short leaves nothing
    /// under the final name.
    static PostgresBinaries unpackedBelow(Path folder) throws IOException {
        byte[] archive = archive();
        Path target = folder.resolve("postgresql-" + digest(archive));
        if (!Files.isDirectory(target)) {
            Files.createDirectories(folder);
            Folders.deleteQuietly(folder, "unpacking-*");
            Path unpacking = Files.createTempDirectory(folder, "unpacking-");
            unpack(archive, unpacking);
            Folders.publish(unpacking, target);
            LOG.info("Unpacked PostgreSQL's programs to {}", target);
        }
        return new PostgresBinaries(target.resolve("bin"));
    }

    /// The command line that runs a program in the foreground, not as root and out of the terminal's reach, so that Ctrl-C
    /// ends Riffbook first and the database after it. Each link of the chain replaces itself: the process started is the
    /// program itself in the end.
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /// Prepared to run a program in a plain environment: no setting of the user's own PostgreSQL reaches it, and its
    /// messages are English.
    ProcessBuilder process(String program, List<String> arguments) {
        ProcessBuilder process = new ProcessBuilder(command(program, arguments)).redirectErrorStream(true);
        process.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        process.environment().put("LC_ALL", "C");
        return process;
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE
                .getPgBinary(system.startsWith("Windows") ? "Windows" : system.startsWith("Mac") ? "Darwin" : system,
                        "amd64".equals(machine) ? "x86_64" : machine)) {
            return archive.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive names a path outside of itself: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0 && Folders.knowsPermissions(path)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
