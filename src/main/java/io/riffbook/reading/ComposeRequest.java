package io.riffbook.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Asks a worker to compose a deck.
///
/// @param markdown the deck
/// @param template a presentation whose masters and layouts are used; empty: Riffbook's own theme
/// @param title of the document
/// @param folder where files go that the worker makes
public record ComposeRequest(Path markdown, Optional<Path> template, ComposedFormat format, String title, Path folder)
        implements
            WorkerTask {

    /// The composed file, the same for server and worker.
    public Path composed() {
        return folder.resolve("composed." + format.ending());
    }

    @Override
    public void writeFieldsTo(DataOutputStream out) throws IOException {
        WorkerMessage.writeString(out, markdown.toString());
        WorkerMessage.writeString(out, template.map(Path::toString).orElse(""));
        WorkerMessage.writeString(out, format.name());
        WorkerMessage.writeString(out, title);
        WorkerMessage.writeString(out, folder.toString());
    }

    static ComposeRequest readFieldsFrom(DataInputStream in) throws IOException {
        return new ComposeRequest(Path.of(WorkerMessage.readString(in)),
                Optional.of(WorkerMessage.readString(in)).filter(path -> !path.isEmpty()).map(Path::of),
                ComposedFormat.valueOf(WorkerMessage.readString(in)), WorkerMessage.readString(in),
                Path.of(WorkerMessage.readString(in)));
    }
}
