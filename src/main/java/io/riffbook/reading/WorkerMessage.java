package io.riffbook.reading;

import io.riffbook.reading.UnreadableDeck.Reason;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a worker tells the server while it reads a file. Each message is a frame: its length, its kind, its fields.
/// The server believes none of it beyond what it checks: lengths here, the order in [ReadingJob].
sealed interface WorkerMessage {

    /// Bytes of one frame.
    int MAX_FRAME = 2 << 20;

    /// Once, when the worker has started.
    record Ready() implements WorkerMessage {}

    /// `done` of `total` are finished in the step.
    record Progress(int done, int total, String step) implements WorkerMessage {}

    /// The next passage.
    record Passage(ReadPassage passage) implements WorkerMessage {}

    /// All passages were sent.
    record TextRead(DeckFormat format, String title, int passages) implements WorkerMessage {}

    /// The next slide was handled: drawn into the file of [WorkerRequest#preview], or not drawable.
    record Drawn(int position, boolean drawable) implements WorkerMessage {}

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
            case Passage(ReadPassage passage) -> {
                frame.writeByte(2);
                writePassage(frame, passage);
            }
            case TextRead(DeckFormat format, String title, int passages) -> {
                frame.writeByte(3);
                writeString(frame, format.name());
                writeString(frame, title);
                frame.writeInt(passages);
            }
            case Drawn(int position, boolean drawable) -> {
                frame.writeByte(4);
                frame.writeInt(position);
                frame.writeBoolean(drawable);
            }
            case Refused(Reason reason, String message) -> {
                frame.writeByte(5);
                writeString(frame, reason.name());
                writeString(frame, message);
            }
            case Finished() -> frame.writeByte(6);
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
            case 2 -> new Passage(readPassage(frame));
            case 3 -> new TextRead(DeckFormat.valueOf(readString(frame)), readString(frame), frame.readInt());
            case 4 -> new Drawn(frame.readInt(), frame.readBoolean());
            case 5 -> new Refused(Reason.valueOf(readString(frame)), readString(frame));
            case 6 -> new Finished();
            default -> throw new IOException("A worker sent a frame of unknown kind " + kind);
        };
    }

    private static void writePassage(DataOutputStream frame, ReadPassage passage) throws IOException {
        frame.writeInt(passage.position());
        writeString(frame, passage.title());
        writeString(frame, passage.body());
        writeString(frame, passage.notes());
        frame.writeBoolean(passage.hidden());
        frame.writeBoolean(passage.truncated());
        writeString(frame, passage.contentHash());
    }

    private static ReadPassage readPassage(DataInput frame) throws IOException {
        int position = frame.readInt();
        String title = readString(frame);
        String body = readString(frame);
        String notes = readString(frame);
        boolean hidden = frame.readBoolean();
        boolean truncated = frame.readBoolean();
        return new ReadPassage(position, title, body, notes, hidden, truncated, Optional.empty(), readString(frame));
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
