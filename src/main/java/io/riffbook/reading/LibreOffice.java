package io.riffbook.reading;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The LibreOffice of this machine, if there is one: it draws slides better than POI does. It runs below a worker and gets to see
/// nothing but presentations that Riffbook itself has written.
final class LibreOffice {

    private static final Logger LOG = LoggerFactory.getLogger(LibreOffice.class);
    private static final long PATIENCE = 20;
    private static final int LONGEST_VERSION = 200;

    private final Path program;
    private @Nullable String version;

    private LibreOffice(Path program) {
        this.program = program;
    }

    /// As the settings say.
    ///
    /// @throws IllegalArgumentException if it is asked for and not there
    static Optional<LibreOffice> of(ReadingSettings settings) {
        if (settings.previews() == ReadingSettings.Previews.POI) {
            return Optional.empty();
        }
        Optional<Path> program = find(settings.soffice());
        if (program.isEmpty() && settings.previews() == ReadingSettings.Previews.LIBREOFFICE) {
            throw new IllegalArgumentException("riffbook.reading.soffice: there is no program \"" + settings.soffice()
                    + "\", and riffbook.reading.previews asks for it");
        }
        LOG.info("Previews are drawn {}",
                program.map(path -> "with LibreOffice (" + path + ")").orElse("with POI: there is no LibreOffice"));
        return program.map(LibreOffice::new);
    }

    Path program() {
        return program;
    }

    /// What it calls itself, asked once; "LibreOffice" if it doesn't say.
    synchronized String version() {
        String known = version;
        if (known == null) {
            known = ask();
            version = known;
        }
        return known;
    }

    private static Optional<Path> find(String name) {
        if (name.contains("/") || name.contains(File.separator)) {
            return Optional.of(Path.of(name)).filter(Files::isExecutable);
        }
        String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : path.lines().flatMap(line -> java.util.stream.Stream.of(line.split(File.pathSeparator, -1)))
                        .filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable).findFirst();
    }

    private String ask() {
        Path home = null;
        try {
            home = TemporaryFolder.create("soffice");
            ProcessBuilder builder = new ProcessBuilder(program.toString(), "--version",
                    "-env:UserInstallation=" + home.toUri()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().put("HOME", home.toString());
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                if (process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                    String said = new String(process.getInputStream().readNBytes(LONGEST_VERSION),
                            StandardCharsets.UTF_8);
                    return said.lines().findFirst().filter(line -> line.startsWith("LibreOffice"))
                            .orElse("LibreOffice");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("LibreOffice does not say its version ({})", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (home != null) {
                TemporaryFolder.delete(home);
            }
        }
        return "LibreOffice";
    }
}
