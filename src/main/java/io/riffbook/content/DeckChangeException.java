package io.riffbook.content;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// A change of a deck that can't be taken over into a snippet, or not like that. Nothing was changed.
public final class DeckChangeException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private DeckChangeException(Problem problem) {
        super(problem);
    }

    /// Refuses what somebody decided on a revision that is no longer the deck's current one.
    static void refuseUnlessCurrent(int number, int current) {
        if (number != current) {
            throw revisedAgain(number, current);
        }
    }

    private static DeckChangeException revisedAgain(int number, int current) {
        return new DeckChangeException(new Problem("deck-revised-again", HttpStatus.CONFLICT,
                "The deck has another revision by now",
                "You decided on revision " + number + ", but the deck's current one is " + current
                        + ". Look at its changes, and decide on those.",
                List.of(), Map.of("currentRevision", current)));
    }

    static DeckChangeException noneWaiting(SnippetId id) {
        return of("no-deck-change", "Nothing to decide", "Snippet " + id
                + " came from no passage of this deck that has changed since, or somebody has decided on it already.");
    }

    static DeckChangeException removed(SnippetId id) {
        return of("passage-removed", "The passage is gone",
                "The passage of snippet " + id + " is not in this revision: keep the snippet as it is, or retire it.");
    }

    static DeckChangeException editedByHand(SnippetId id) {
        return of("edited-by-hand", "It was edited by hand", "Snippet " + id
                + " was edited since it was made of its passage. Accept the change with overwrite to lose that, or keep the snippet as it is.");
    }

    private static DeckChangeException of(String slug, String title, String detail) {
        return new DeckChangeException(Problem.of(slug, HttpStatus.CONFLICT, title, detail));
    }
}
