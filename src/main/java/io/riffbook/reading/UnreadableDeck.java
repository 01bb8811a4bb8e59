package io.riffbook.reading;

/// A file that gives no passages. The message is a sentence for the person who uploaded it: what is wrong and what to
/// do. It holds nothing of the file but its name and the type found.
public final class UnreadableDeck extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Why a file gives no passages: a closed list.
    public enum Reason {
        /// The file has no content.
        EMPTY,
        /// The content is of a type that is not read; the message names the type found.
        UNSUPPORTED_FORMAT,
        /// A password is needed to open it.
        ENCRYPTED,
        /// It is of a known type but cut off, incomplete or otherwise not as that type must be.
        DAMAGED,
        /// It holds what honest decks do not: names that climb out of the archive, doubled entries, entities.
        UNSAFE,
        /// It, or what it unfolds to, is larger than a deck may be.
        TOO_LARGE,
        /// Reading took longer than it may, or stood still.
        TOO_SLOW,
        /// Reading needed more memory than it may have.
        OUT_OF_MEMORY,
        /// It is a deck, but has no slide or no text.
        NO_PASSAGES,
        /// It has more slides or sections than a deck may have.
        TOO_MANY_SLIDES,
        /// The process that reads ended for no reason of the file's that is known; trying again may help.
        WORKER_FAILED
    }

    private final Reason reason;

    UnreadableDeck(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    UnreadableDeck(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
