package io.riffbook.content.bulk;

import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.util.List;

/// A bulk change or its undo can't be, as a whole or for one snippet. What is refused changed nothing.
public final class BulkChangeException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private BulkChangeException(Problem problem) {
        super(problem);
    }

    /// More snippets than one bulk change takes.
    public static BulkChangeException tooMany(long count) {
        return new BulkChangeException(Problem.of("selection-too-large", HttpStatus.UNPROCESSABLE_CONTENT,
                "Too many snippets at once", "These are " + count + " snippets, and one bulk change takes at most "
                        + BulkChanges.MOST + ": narrow the selection down."));
    }

    /// A selection without snippets.
    public static BulkChangeException nothingSelected() {
        return new BulkChangeException(Problem.of("nothing-selected", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is nothing to change", "No snippet is selected."));
    }

    /// A search whose hits came and went while they were counted.
    public static BulkChangeException selectionMoved() {
        return new BulkChangeException(Problem.of("selection-moved", HttpStatus.CONFLICT,
                "The selection is changing", "What the search finds is changing right now: try again in a moment."));
    }

    static BulkChangeException deprecated(List<FieldFault> concepts) {
        return new BulkChangeException(new Problem("deprecated-concept", HttpStatus.UNPROCESSABLE_CONTENT,
                "The concept is going", "Deprecated concepts stay where they are, and are added to nothing.",
                concepts));
    }

    static BulkChangeException nobody(String pointer) {
        return new BulkChangeException(new Problem("unknown-person", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is no such person", "Name somebody who is here.",
                List.of(new FieldFault(pointer, "is nobody"))));
    }

    static BulkChangeException stillRunning() {
        return new BulkChangeException(Problem.of("bulk-change-running", HttpStatus.CONFLICT, "It is still running",
                "The bulk change isn't over yet: undo it once its job is done."));
    }

    static BulkChangeException alreadyUndone() {
        return new BulkChangeException(Problem.of("already-undone", HttpStatus.CONFLICT, "It is undone already",
                "A bulk change can be undone once."));
    }

    static BulkChangeException changedSince() {
        return new BulkChangeException(Problem.of("changed-since", HttpStatus.CONFLICT, "Changed since",
                "Somebody changed this meanwhile: it is left as it is."));
    }

    static BulkChangeException personGone() {
        return new BulkChangeException(Problem.of("unknown-person", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is no such person", "The person who had it before is gone."));
    }
}
