package io.riffbook.requests;

import io.riffbook.content.SnippetId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Optional;

/// What somebody who authors says to a request.
///
/// @param word for everybody who asked: why it is declined, or the answer; empty where there is nothing to say
/// @param snippet that answers it or was made for it; published
public record Decision(RequestMove move, String word, Optional<SnippetId> snippet) {
    public static final int LONGEST_WORD = 2_000;

    /// Checks that it says what such a move must say, and nothing else.
    ///
    /// @throws InvalidRequestException otherwise
    public Decision {
        word = Wish.text(word, LONGEST_WORD, "/word");
        if (move.needsWord() && word.isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("/word", "is required: say why"));
        }
        if (!move.takesSnippet() && snippet.isPresent()) {
            throw InvalidRequestException.at(new FieldFault("/snippetId", "does not go with " + move.word()));
        }
        if (move == RequestMove.SHIP && snippet.isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("/snippetId", "is required: what was made"));
        }
        if (move == RequestMove.ANSWER && snippet.isEmpty() && word.isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("/word", "is required, or a snippet that answers it"));
        }
    }
}
