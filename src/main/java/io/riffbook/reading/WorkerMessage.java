package io.riffbook.reading;

import io.riffbook.reading.UnreadableDeck.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a worker tells the server while it reads a file. Each message is a frame: its length, its kind, its fields.
/// The server believes none of it beyond what it checks: lengths here, the order in [ReadingJob].
public sealed interface WorkerMessage {

    /// Bytes of one frame.
    int MAX_FRAME = 2 << 20;

    /// Once, when the worker has started.
    record Ready() implements WorkerMessage {}

    /// `done` of `total` are finished in the step.
    record Progress(int done, int total, String step) implements WorkerMessage {}

    /// The next passage.
    record Passage(int position, PassageContent content) implements WorkerMessage {}

    /// All passages were sent.
    ///
    /// @param cleaned the file of [WorkerRequest#cleaned] shall be kept in place of the one that was uploaded
    /// @param language of most of its text: of those passages, too, whose own can't be told; empty if it can't be told
    record TextRead(DeckFormat format, String title, int passages, boolean cleaned, String language)
            implements
                WorkerMessage {}

    /// The next slide was handled: it has a file of its own, at [WorkerRequest#slide], or could not be split off.
    record Split(int position, boolean made) implements WorkerMessage {}

    /// The next passage was handled: drawn into the files of [WorkerRequest#preview], or not.
    record Drawn(int position, Outcome outcome) implements WorkerMessage {

        /// What there is to see.
        public enum Outcome {
            /// The slide.
            SLIDE,
            /// Its words.
            TEXT,
            /// Nothing: neither could be drawn.
            NOTHING
        }
    }

    /// The deck was composed, into [ComposeRequest#composed].
    record Composed(int slides) implements WorkerMessage {}

    /// The file gives no passages; nothing more comes for it.
    record Refused(Reason reason, String message) implements WorkerMessage {}

    /// All that was asked for is done.
    record Finished() implements WorkerMessage {}

    /// Writes one frame; the stream is not flushed.
    default void writeTo(DataOutputStream out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var frame = new DataOutputStream(bytes);
        switch (this) {
            case Ready() -> frame.writeByte(0);
            case Progress(int done, int total, String step) -> {
                frame.writeByte(1);
                frame.writeInt(done);
                frame.writeInt(total);
                writeString(frame, step);
            }
            case Passage(int position, PassageContent content) -> {
                frame.writeByte(2);
                frame.writeInt(position);
                writeContent(frame, content);
            }
            case TextRead(DeckFormat format, String title, int passages, boolean cleaned, String language) -> {
                frame.writeByte(3);
                writeString(frame, format.name());
                writeString(frame, title);
                frame.writeInt(passages);
                frame.writeBoolean(cleaned);
                writeString(frame, language);
            }
            case Drawn(int position, Drawn.Outcome outcome) -> {
                frame.writeByte(4);
                frame.writeInt(position);
                writeString(frame, outcome.name());
            }
            case Split(int position, boolean made) -> {
                frame.writeByte(7);
                frame.writeInt(position);
                frame.writeBoolean(made);
            }
            case Refused(Reason reason, String message) -> {
                frame.writeByte(5);
                writeString(frame, reason.name());
                writeString(frame, message);
            }
            case Finished() -> frame.writeByte(6);
            case Composed(int slides) -> {
                frame.writeByte(8);
                frame.writeInt(slides);
            }
        }
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    /// Reads one frame.
    ///
    /// @throws EOFException if the stream ends, also within a frame
    /// @throws IOException if it is no frame
    static WorkerMessage readFrom(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 1 || length > MAX_FRAME) {
            throw new IOException("A worker sent a frame of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        var frame = new DataInputStream(new java.io.ByteArrayInputStream(bytes));
        try {
            return decode(frame.readByte(), frame);
        } catch (IllegalArgumentException e) {
            throw new IOException("A worker sent a frame that makes no sense", e);
        }
    }

    private static WorkerMessage decode(byte kind, DataInputStream frame) throws IOException {
        return switch (kind) {
            case 0 -> new Ready();
            case 1 -> new Progress(frame.readInt(), frame.readInt(), readString(frame));
            case 2 -> new Passage(frame.readInt(), readContent(frame));
            case 3 -> new TextRead(DeckFormat.valueOf(readString(frame)), readString(frame), frame.readInt(),
                    frame.readBoolean(), readString(frame));
            case 4 -> new Drawn(frame.readInt(), Drawn.Outcome.valueOf(readString(frame)));
            case 5 -> new Refused(Reason.valueOf(readString(frame)), readString(frame));
            case 6 -> new Finished();
            case 8 -> new Composed(frame.readInt());
            case 7 -> new Split(frame.readInt(), frame.readBoolean());
            default -> throw new IOException("A worker sent a frame of unknown kind " + kind);
        };
    }

    private static void writeContent(DataOutputStream frame, PassageContent content) throws IOException {
        writeString(frame, content.title());
        writeString(frame, content.body());
        writeString(frame, content.notes());
        frame.writeInt(content.links().size());
        for (Link link : content.links()) {
            writeString(frame, link.text());
            writeString(frame, link.address());
        }
        frame.writeInt(content.altTexts().size());
        for (String altText : content.altTexts()) {
            writeString(frame, altText);
        }
        writeString(frame, content.section());
        writeString(frame, content.language());
        frame.writeBoolean(content.hidden());
        frame.writeBoolean(content.truncated());
        writeString(frame, content.contentHash());
    }

    private static PassageContent readContent(DataInput frame) throws IOException {
        String title = readString(frame);
        String body = readString(frame);
        String notes = readString(frame);
        List<Link> links = new ArrayList<>();
        for (int i = readCount(frame, Limits.LINKS); i > 0; i--) {
            links.add(new Link(readString(frame), readString(frame)));
        }
        List<String> altTexts = new ArrayList<>();
        for (int i = readCount(frame, Limits.ALT_TEXTS); i > 0; i--) {
            altTexts.add(readString(frame));
        }
        return new PassageContent(title, body, notes, links, altTexts, readString(frame), readString(frame),
                frame.readBoolean(), frame.readBoolean(), readString(frame));
    }

    private static int readCount(DataInput frame, int most) throws IOException {
        int count = frame.readInt();
        if (count < 0 || count > most) {
            throw new IOException("A list of " + count);
        }
        return count;
    }

    static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readString(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_FRAME) {
            throw new IOException("A string of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
