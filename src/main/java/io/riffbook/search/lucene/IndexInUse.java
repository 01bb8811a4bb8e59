package io.riffbook.search.lucene;

import java.nio.file.Path;

/// Another process has the index open. Stops the start.
final class IndexInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private IndexInUse(String message, Throwable cause) {
        super(message, cause);
    }

    static IndexInUse at(Path folder, Throwable cause) {
        return new IndexInUse(
                "The search index in " + folder + " is open in another process. The embedded index belongs to one "
                        + "process: stop the other one, or give this one a home folder of its own (riffbook.home).",
                cause);
    }
}
