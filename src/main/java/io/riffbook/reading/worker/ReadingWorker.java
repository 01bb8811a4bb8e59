package io.riffbook.reading.worker;

import io.riffbook.reading.ComposeRequest;
import io.riffbook.reading.TemporaryFolder;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.WorkerMessage.Finished;
import io.riffbook.reading.WorkerMessage.Ready;
import io.riffbook.reading.WorkerMessage.Refused;
import io.riffbook.reading.WorkerMessage;
import io.riffbook.reading.WorkerRequest;
import io.riffbook.reading.WorkerTask;
import io.riffbook.reading.passage.Answer;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The worker process: reads or composes one file after another, as the server asks on standard input, and answers on standard
/// output. It ends when its input ends, so a server that is killed leaves no worker behind, and when it has had nothing
/// to do for a while.
public final class ReadingWorker {

    /// Deep but honest documents need more than the usual megabyte.
    private static final long STACK = 8L << 20;

    private static final int BROKEN = 70;

    private final BlockingQueue<WorkerTask> requests = new LinkedBlockingQueue<>();
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Duration idle;
    private final FileReading reading;
    private volatile boolean idled;
    private volatile @Nullable WorkerTask current;

    /// What is done for one file.
    public interface FileReading {

        /// Reads it.
        void read(WorkerRequest request, Answer answer) throws IOException;
    }

    private ReadingWorker(InputStream in, OutputStream out, Duration idle, FileReading reading) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(new BufferedOutputStream(out));
        this.idle = idle;
        this.reading = reading;
    }

    /// Runs until standard input ends. Only the server starts it.
    ///
    /// @param args the command, and how many seconds the worker waits for its next file
    public static void main(String[] args) throws InterruptedException {
        serve(args, new UntrustedFile());
    }

    /// Serves with another reading of files.
    public static void serve(String[] args, FileReading reading) throws InterruptedException {
        var answers = new FileOutputStream(FileDescriptor.out);
        // Libraries that print must not speak into the answers.
        System.setOut(System.err);
        var worker = new ReadingWorker(System.in, answers, Duration.ofSeconds(Long.parseLong(args[1])), reading);
        Thread.ofPlatform().daemon().name("requests").start(worker::takeRequests);
        Thread work = new Thread(null, worker::work, "reading", STACK);
        work.start();
        work.join();
        Runtime.getRuntime().halt(worker.idled ? WorkerRequest.IDLE : BROKEN);
    }

    private void takeRequests() {
        try {
            while (true) {
                requests.add(WorkerTask.readFrom(in));
            }
        } catch (IOException e) {
            // The server has closed the pipe, or is gone: whatever is being read, nobody wants it any more.
            TemporaryFolder.deleteOwn(Path.of(System.getProperty("java.io.tmpdir")));
            WorkerTask last = current;
            if (last != null) {
                TemporaryFolder.deleteOwn(last.folder());
            }
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private void work() {
        send(new Ready());
        for (WorkerTask request = next(); request != null; request = next()) {
            current = request;
            send(new WorkerMessage.Progress(0, 0, "Opening"));
            send(answer(request));
        }
        idled = true;
    }

    private WorkerMessage answer(WorkerTask task) {
        try {
            switch (task) {
                case WorkerRequest request -> reading.read(request, this::send);
                case ComposeRequest request -> Composing.compose(request, this::send);
            }
            return new Finished();
        } catch (UnreadableDeck e) {
            return new Refused(e.reason(), String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return refused(UnreadableDeck.nestedTooDeeply(), e);
        } catch (OutOfMemoryError e) {
            // Thrown by a library; the virtual machine's own ends the process (-XX:+ExitOnOutOfMemoryError).
            return refused(UnreadableDeck.outOfMemory(), e);
        } catch (IOException | RuntimeException | LinkageError e) {
            return refused(UnreadableDeck.damaged(), e);
        }
    }

    private static Refused refused(UnreadableDeck as, Throwable cause) {
        System.err.println(as.reason() + ": " + cause);
        return new Refused(as.reason(), String.valueOf(as.getMessage()));
    }

    private @Nullable WorkerTask next() {
        try {
            return requests.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private void send(WorkerMessage message) {
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The server is gone", e);
        }
    }
}
