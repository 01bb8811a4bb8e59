package io.riffbook.home;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A running [Writer].
final class WriterProcess implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader output;

    private WriterProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static WriterProcess start(Path home, long firstNumber) throws IOException {
        return new WriterProcess(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Writer.class.getName(), home.toString(), TestHomes.programs().toString(), Long.toString(firstNumber))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    long pid() {
        return process.pid();
    }

    /// Reads on until the writer says this, and gives what follows the word.
    String await(String word) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(word)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The writer ended without saying " + word);
        }
        return line.substring(word.length()).strip();
    }

    /// Reads on until so many more rows are written, and gives the last one's number.
    long awaitWritten(int rows) throws IOException {
        String last = "";
        for (int i = 0; i < rows; i++) {
            last = await("written");
        }
        return Long.parseLong(last);
    }

    /// Kills the writer, and reads what it could still say.
    ///
    /// @return the last row that it said was written, or the given one if it said no more
    long kill(long lastWritten) throws IOException, InterruptedException {
        // not by the process itself, which would close the output as well
        process.toHandle().destroyForcibly();
        long last = lastWritten;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("written ")) {
                last = Long.parseLong(line.substring("written ".length()));
            }
        }
        if (!process.waitFor(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("A killed process does not end");
        }
        return last;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
