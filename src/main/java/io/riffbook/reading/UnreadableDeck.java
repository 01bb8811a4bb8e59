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

    private UnreadableDeck(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public static UnreadableDeck of(Reason reason, String message) {
        return new UnreadableDeck(reason, message);
    }

    public static UnreadableDeck empty() {
        return new UnreadableDeck(Reason.EMPTY, "The file is empty. Check that it was saved, and upload it again.");
    }

    public static UnreadableDeck unsupported(String fileName, String type) {
        return new UnreadableDeck(Reason.UNSUPPORTED_FORMAT, "The content of \"%s\" is %s, which is not read. "
                .formatted(fileName, type) + "Upload a presentation (PowerPoint, OpenDocument), a PDF or Word document, HTML or Markdown.");
    }

    public static UnreadableDeck strict() {
        return new UnreadableDeck(Reason.UNSUPPORTED_FORMAT, "This presentation is saved as Strict Open XML, which is "
                + "not read. Save it as a usual PowerPoint presentation (.pptx), and upload it again.");
    }

    public static UnreadableDeck encrypted() {
        return new UnreadableDeck(Reason.ENCRYPTED,
                "The file is protected with a password. Save it without one, and upload it again.");
    }

    public static UnreadableDeck damaged() {
        return new UnreadableDeck(Reason.DAMAGED, "The file is damaged or incomplete. Open it in PowerPoint, let it "
                + "be repaired, save it, and upload it again.");
    }

    public static UnreadableDeck nestedTooDeeply() {
        return new UnreadableDeck(Reason.DAMAGED, "The file's content nests deeper than can be read.");
    }

    public static UnreadableDeck unsafe(String what) {
        return new UnreadableDeck(Reason.UNSAFE, "The file is refused because %s. Honest decks have nothing like that: "
                .formatted(what) + "export it afresh from PowerPoint if you trust it.");
    }

    public static UnreadableDeck tooLarge(String what) {
        return new UnreadableDeck(Reason.TOO_LARGE,
                "The file is too large: %s. Split the deck, or make its pictures and videos smaller.".formatted(what));
    }

    public static UnreadableDeck tooSlow() {
        return new UnreadableDeck(Reason.TOO_SLOW, "Reading the file took too long and was ended. Split the deck, or "
                + "leave out what is unusually heavy.");
    }

    public static UnreadableDeck outOfMemory() {
        return new UnreadableDeck(Reason.OUT_OF_MEMORY, "Reading the file needs more memory than it may have. Split "
                + "the deck, or make its pictures smaller.");
    }

    public static UnreadableDeck noPassages() {
        return new UnreadableDeck(Reason.NO_PASSAGES, "There is no slide and no text in this file.");
    }

    public static UnreadableDeck noTemplate() {
        return new UnreadableDeck(Reason.UNSUPPORTED_FORMAT,
                "The file is no presentation of PowerPoint. Upload a presentation (.pptx) or a template (.potx).");
    }

    public static UnreadableDeck noLayouts() {
        return new UnreadableDeck(Reason.UNSUPPORTED_FORMAT, "The template has no layouts that slides could be made "
                + "from. Save it in PowerPoint as a template (.potx), and upload it again.");
    }

    public static UnreadableDeck tooManySlides(int found) {
        return new UnreadableDeck(Reason.TOO_MANY_SLIDES, "The deck has %,d slides; at most %,d are read. Split it."
                .formatted(found, Limits.PASSAGES));
    }

    public static UnreadableDeck workerFailed() {
        return new UnreadableDeck(Reason.WORKER_FAILED, "Reading the file failed for a reason that is not known. Try "
                + "once more; if it fails again, the file is likely the cause.");
    }
}
