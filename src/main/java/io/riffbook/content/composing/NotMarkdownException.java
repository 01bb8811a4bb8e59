package io.riffbook.content.composing;

import io.riffbook.content.DeckId;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// The deck was not written in Markdown: its file is the deck, and is edited where it was made.
public final class NotMarkdownException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private NotMarkdownException(Problem problem) {
        super(problem);
    }

    static NotMarkdownException of(DeckId deck, int revision) {
        return new NotMarkdownException(Problem.of("not-markdown", HttpStatus.CONFLICT, "The deck is not Markdown",
                "Revision " + revision + " of deck " + deck
                        + " is an uploaded file, no Markdown. Download it, change it "
                        + "in the program that made it, and upload it as the next revision."));
    }
}
