package io.riffbook.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// What the server asks of a worker.
///
/// @param file the file to read
/// @param fileName what it was uploaded as
/// @param folder where previews go, see [#preview]
/// @param text whether passages are wanted; without, only previews are
/// @param drawFrom the position of the first slide to draw; 0 for no previews
record WorkerRequest(Path file, String fileName, Path folder, boolean text, int drawFrom) {

    /// The file that a slide's preview is drawn into, the same for server and worker.
    static Path preview(Path folder, int position) {
        return folder.resolve("%05d.png".formatted(position));
    }

    Path preview(int position) {
        return preview(folder, position);
    }

    void writeTo(DataOutputStream out) throws IOException {
        WorkerMessage.writeString(out, file.toString());
        WorkerMessage.writeString(out, fileName);
        WorkerMessage.writeString(out, folder.toString());
        out.writeBoolean(text);
        out.writeInt(drawFrom);
        out.flush();
    }

    static WorkerRequest readFrom(DataInputStream in) throws IOException {
        return new WorkerRequest(Path.of(WorkerMessage.readString(in)), WorkerMessage.readString(in),
                Path.of(WorkerMessage.readString(in)), in.readBoolean(), in.readInt());
    }
}
