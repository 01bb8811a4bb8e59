package io.riffbook.reading.worker;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.Progress;
import io.riffbook.reading.WorkerMessage.Split;
import io.riffbook.reading.WorkerMessage.TextRead;
import io.riffbook.reading.WorkerRequest;
import io.riffbook.reading.passage.Answer;
import io.riffbook.reading.passage.FoundPassage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;

/// A worker in a process of its own that does to the server what hostile files might make a real one do: the file's
/// name says what.
public final class FaultyWorker implements ReadingWorker.FileReading {

    private FaultyWorker() {}

    public static void main(String[] args) throws InterruptedException {
        ReadingWorker.serve(args, new FaultyWorker());
    }

    @Override
    public void read(WorkerRequest request, Answer answer) throws IOException {
        switch (request.fileName()) {
            case "hang" -> hang();
            case "exit" -> Runtime.getRuntime().halt(9);
            case "memory" -> fillMemory();
            case "stack" -> System.err.println(dig(1));
            case "noise" -> makeNoise();
            case "chatter" -> chatter(answer);
            case "disk" -> fillDisk(request);
            case "errors" -> printErrors(answer);
            case "out-of-order" -> answer.send(passage(7));
            case "environment" -> answer.send(text(answer, String.join(" ", System.getenv().keySet())));
            case "dies-at-some-slides" -> handleThree(request, answer);
            default -> new UntrustedFile().read(request, answer);
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fillMemory() {
        byte[][] all = new byte[10_000][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new byte[1 << 20];
        }
        System.err.println(all.length);
    }

    private static int dig(int depth) {
        return depth == Integer.MAX_VALUE ? depth : dig(depth + 1) + 1;
    }

    private static void makeNoise() throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            byte[] noise = "noise".repeat(1_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            while (true) {
                out.write(noise);
            }
        }
    }

    private static void chatter(Answer answer) {
        while (true) {
            answer.send(new Progress(1, 2, "Chatter"));
        }
    }

    private static void fillDisk(WorkerRequest request) throws IOException {
        try (var file = new java.io.RandomAccessFile(request.folder().resolve("sparse").toFile(), "rw")) {
            file.setLength(Limits.DISK + 1);
        }
        hang();
    }

    private static void printErrors(Answer answer) {
        for (int i = 0; i < 200_000; i++) {
            System.out.println("what a library prints does not matter " + i);
        }
        answer.send(text(answer, "printed"));
    }

    /// The second slide can't be split off, the third not drawn, neither as a slide nor as its words.
    private static void handleThree(WorkerRequest request, Answer answer) throws IOException {
        if (request.text()) {
            answer.send(passage(1));
            answer.send(passage(2));
            answer.send(passage(3));
            answer.send(new TextRead(DeckFormat.PPTX, "Three", 3, false, ""));
        }
        for (int position = request.splitFrom(); position >= 1 && position <= 3; position++) {
            dieAt(position == 2);
            Files.write(request.slide(position), new byte[]{1});
            answer.send(new Split(position, true));
        }
        for (int position = request.drawFrom(); position >= 1 && position <= 3; position++) {
            boolean asText = request.firstAsText() && position == request.drawFrom();
            dieAt(position == 3 || (position == 2 && !asText));
            Files.write(request.preview(position, asText).wide(), new byte[]{1});
            Files.write(request.preview(position, asText).small(), new byte[]{1});
            answer.send(new Drawn(position, asText ? Drawn.Outcome.TEXT : Drawn.Outcome.SLIDE));
        }
    }

    private static void dieAt(boolean here) {
        if (here) {
            Runtime.getRuntime().halt(9);
        }
    }

    private static TextRead text(Answer answer, String title) {
        answer.send(passage(1));
        return new TextRead(DeckFormat.MARKDOWN, title, 1, false, "");
    }

    private static Passage passage(int position) {
        return new Passage(position, FoundPassage.of("A title", "", "").at(position));
    }
}
