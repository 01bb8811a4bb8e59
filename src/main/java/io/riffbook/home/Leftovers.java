package io.riffbook.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Servers that a killed Riffbook left running on a data folder.
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /// Ends a server of this data folder that still runs. A stale file that names some other living process is removed,
    /// because PostgreSQL itself takes every living process of that id for a server and would not start; the process is
    /// left alone. (Backends that outlived their server keep their shared memory, which a new server looks for by the
    /// folder itself, so removing the file opens no door to two servers on one folder.)
    ///
    /// @throws PostgresFailure if the server does not end
    static void end(PostgresBinaries binaries, Path data) throws IOException, InterruptedException {
        var left = PostmasterFile.of(data).flatMap(file -> ProcessHandle.of(file.pid()));
        if (left.isEmpty()) {
            return;
        }
        ProcessHandle process = left.get();
        if (!serves(process, data)) {
            LOG.info("Process {} is no PostgreSQL of {}: removing the stale {}", process.pid(), data,
                    PostmasterFile.path(data));
            Files.deleteIfExists(PostmasterFile.path(data));
            return;
        }
        LOG.info("Ending the PostgreSQL, process {}, that an earlier Riffbook left on {}", process.pid(), data);
        if (!Shutdown.of(binaries, process.pid(), () -> serves(process, data))) {
            throw PostgresFailure.leftover(process.pid());
        }
    }

    /// A server works inside its data folder, and was started with it on its command line. The first can be seen on Linux
    /// only. A dead process that nobody has reaped yet is no server.
    static boolean serves(ProcessHandle process, Path data) {
        if (process.info().command().map(Path::of).filter(Leftovers::isPostgres).isEmpty()) {
            return false;
        }
        Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            if (Files.exists(workingFolder)) {
                return Files.isSameFile(workingFolder, data);
            }
        } catch (IOException e) {
            LOG.debug("Process {} has just ended, or is not ours to look at", process.pid(), e);
            return false;
        }
        return process.info().arguments().filter(list -> Arrays.asList(list).contains(data.toString())).isPresent();
    }

    private static boolean isPostgres(Path command) {
        String name = String.valueOf(command.getFileName());
        return name.equals("postgres") || name.equals("postgres.exe");
    }
}
