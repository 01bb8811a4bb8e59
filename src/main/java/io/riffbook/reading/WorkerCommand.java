package io.riffbook.reading;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The command line that starts a worker: the running Java, what it runs from, few rights, bounded memory.
final class WorkerCommand {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerCommand.class);
    private static final String APPLICATION = "io.riffbook.RiffbookApplication";

    private final List<String> prefix;
    private final List<String> entry;
    private final ReadingSettings settings;
    private final Optional<LibreOffice> libreOffice;

    private WorkerCommand(List<String> prefix, List<String> entry, ReadingSettings settings) {
        this.prefix = prefix;
        this.entry = entry;
        this.settings = settings;
        this.libreOffice = LibreOffice.of(settings);
    }

    /// How workers that are started so read.
    ReadingStatus status(int started) {
        return new ReadingStatus(libreOffice.map(LibreOffice::version).orElse("POI"), settings.workers(), started,
                !prefix.isEmpty());
    }

    /// Riffbook itself, from the packaged jar or the class path that the server runs from.
    static WorkerCommand ofThisProgram(ReadingSettings settings) {
        String classPath = System.getProperty("java.class.path");
        if (isPackaged(classPath)) {
            return ofJar(Path.of(classPath), settings);
        }
        return of(List.of("-cp", absolute(classPath), APPLICATION, WorkerRequest.COMMAND), settings);
    }

    /// The packaged jar.
    static WorkerCommand ofJar(Path jar, ReadingSettings settings) {
        return of(List.of("-jar", jar.toAbsolutePath().toString(), WorkerRequest.COMMAND), settings);
    }

    /// Another main class on the class path of this program.
    static WorkerCommand ofMain(Class<?> main, ReadingSettings settings) {
        return of(List.of("-cp", absolute(System.getProperty("java.class.path")), main.getName(),
                WorkerRequest.COMMAND), settings);
    }

    private static WorkerCommand of(List<String> entry, ReadingSettings settings) {
        return new WorkerCommand(Isolation.PREFIX, entry, settings);
    }

    /// Prepared to run in the folder, which is also its place for temporary files.
    ProcessBuilder in(Path folder) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + settings.heap().toMegabytes() + "m", "-XX:MaxMetaspaceSize=256m",
                "-XX:MaxDirectMemorySize=64m", "-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"), "-XX:-UsePerfData", "-XX:+UseSerialGC",
                "-XX:MaxHeapFreeRatio=40", "-Xshare:auto",
                // Measured: half the processor time of the full compiler, for one small file as for a hundred slides.
                "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder, "-Dpdfbox.fontcache=" + folder,
                "-Dlogback.configurationFile=io/riffbook/reading/worker-logback.xml",
                // Entities and schemas of XML are never fetched, whichever parser a library takes.
                "-Djavax.xml.accessExternalDTD=", "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet="));
        libreOffice.ifPresent(
                office -> command.add("-D" + WorkerRequest.SOFFICE + "=" + office.program().toAbsolutePath()));
        command.addAll(entry);
        command.add(Long.toString(Math.max(1, settings.idle().toSeconds())));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        // Without a locale, Java can't open files whose names are not ASCII.
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private static boolean isPackaged(String classPath) {
        if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
            return false;
        }
        try (var jar = new JarFile(classPath)) {
            var manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Start-Class") != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    /// How a process without a network is started here: tried once.
    private static final class Isolation {

        static final List<String> PREFIX = find();

        private static List<String> find() {
            for (List<String> candidate : List.of(List.of("unshare", "-n"), List.of("unshare", "-rn"))) {
                if (works(candidate)) {
                    LOG.info("Workers run without a network ({})", String.join(" ", candidate));
                    return candidate;
                }
            }
            LOG.info("The system does not let workers run without a network (unshare -n); they open no connections "
                    + "by themselves");
            return List.of();
        }

        private static boolean works(List<String> prefix) {
            List<String> command = new ArrayList<>(prefix);
            command.add("true");
            try {
                Process trial = new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (trial.waitFor(5, TimeUnit.SECONDS)) {
                    return trial.exitValue() == 0;
                }
                trial.destroyForcibly();
                return false;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
