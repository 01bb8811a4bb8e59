package io.riffbook.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/// Asks a worker to read a file.
///
/// @param file the file to read
/// @param fileName what it was uploaded as
/// @param folder where files go that the worker makes
/// @param text whether passages are wanted
/// @param splitFrom the position of the first slide to make a file of; 0 for none
/// @param drawFrom the position of the first passage to draw; 0 for no previews
/// @param firstAsText the first one is not drawn, only its words are: drawing it ended a worker
public record WorkerRequest(Path file, String fileName, Path folder, boolean text, int splitFrom, int drawFrom,
        boolean firstAsText)
        implements
            WorkerTask {

    /// The first argument that makes Riffbook's main class become a worker.
    public static final String COMMAND = "reading-worker";
    /// The system property that tells a worker where LibreOffice is, if it may use it.
    public static final String SOFFICE = "riffbook.soffice";
    /// Exit code of a worker that ended because there was nothing to do.
    public static final int IDLE = 0;

    /// The file that one slide goes into, the same for server and worker.
    static Path slide(Path folder, int position) {
        return folder.resolve("%05d.pptx".formatted(position));
    }

    /// The file of a slide.
    public Path slide(int position) {
        return slide(folder, position);
    }

    /// The files that a passage's preview is drawn into.
    public static Preview preview(Path folder, int position, boolean isText) {
        return new Preview(folder.resolve("%05d.png".formatted(position)),
                folder.resolve("%05d-small.png".formatted(position)), isText);
    }

    /// The files of a preview.
    public Preview preview(int position, boolean isText) {
        return preview(folder, position, isText);
    }

    /// The file that is kept in place of the one that was uploaded, if the worker makes one.
    static Path cleaned(Path folder) {
        return folder.resolve("cleaned");
    }

    /// The file to be kept in place of the one that was uploaded.
    public Path cleaned() {
        return cleaned(folder);
    }

    @Override
    public void writeFieldsTo(DataOutputStream out) throws IOException {
        WorkerMessage.writeString(out, file.toString());
        WorkerMessage.writeString(out, fileName);
        WorkerMessage.writeString(out, folder.toString());
        out.writeBoolean(text);
        out.writeInt(splitFrom);
        out.writeInt(drawFrom);
        out.writeBoolean(firstAsText);
    }

    static WorkerRequest readFieldsFrom(DataInputStream in) throws IOException {
        return new WorkerRequest(Path.of(WorkerMessage.readString(in)), WorkerMessage.readString(in),
                Path.of(WorkerMessage.readString(in)), in.readBoolean(), in.readInt(), in.readInt(),
                in.readBoolean());
    }
}
