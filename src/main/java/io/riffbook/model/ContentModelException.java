package io.riffbook.model;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// A fault in the files of the content model. It stops the start: a half-understood model would refuse or lose content later.
final class ContentModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ContentModelException(String message) {
        super(message);
    }

    /// @param file relative to the model's folder, such as `types/story.schema.json`
    static ContentModelException in(String file, String reason) {
        return in(file, OptionalInt.empty(), reason);
    }

    static ContentModelException in(String file, OptionalInt line, String reason) {
        String where = line.isPresent() ? file + ", line " + line.getAsInt() : file;
        return new ContentModelException(where + ": " + reason);
    }

    /// @param refusals each a change that can't be made, and why
    static ContentModelException refused(List<String> refusals) {
        return new ContentModelException("The files change what is in use in a way that could lose content:\n  "
                + String.join("\n  ", refusals) + "\nNothing has been changed. `model diff` shows all changes.");
    }

    static ContentModelException noFolder(Path location) {
        return new ContentModelException(location + ": riffbook.model.location must name a folder that holds types and "
                + "taxonomies");
    }

    static ContentModelException unreadable(String what, Exception cause) {
        ContentModelException unreadable = new ContentModelException(what + ": can't be read: " + cause);
        unreadable.initCause(cause);
        return unreadable;
    }
}
