package io.riffbook.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// What the server has a worker do: read a file, or compose one.
public sealed interface WorkerTask permits WorkerRequest, ComposeRequest {

    /// Where files go that the worker makes.
    Path folder();

    /// Writes the task without its kind.
    void writeFieldsTo(DataOutputStream out) throws IOException;

    /// Writes the task, and flushes it.
    default void writeTo(DataOutputStream out) throws IOException {
        out.writeByte(this instanceof WorkerRequest ? 0 : 1);
        writeFieldsTo(out);
        out.flush();
    }

    /// Reads what the server wrote.
    static WorkerTask readFrom(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 0 -> WorkerRequest.readFieldsFrom(in);
            case 1 -> ComposeRequest.readFieldsFrom(in);
            default -> throw new IOException("A task of unknown kind " + kind);
        };
    }
}
