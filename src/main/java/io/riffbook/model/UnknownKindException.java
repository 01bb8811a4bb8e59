package io.riffbook.model;

import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The request names a kind that the content model doesn't have, or no longer has for new snippets.
public final class UnknownKindException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private UnknownKindException(Problem problem) {
        super(problem);
    }

    static UnknownKindException of(Kind kind, Collection<Kind> known) {
        String kinds = known.stream().map(Kind::name).sorted().collect(Collectors.joining(", "));
        return new UnknownKindException(new Problem("unknown-kind", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is no such kind of snippet", "There is no kind " + kind + ". Known are " + kinds + ".",
                List.of(new FieldFault("/kind", "must be one of " + kinds))));
    }

    static UnknownKindException deprecated(Kind kind) {
        return new UnknownKindException(new Problem("deprecated-kind", HttpStatus.UNPROCESSABLE_CONTENT,
                "No new snippets of this kind are made",
                "The kind " + kind + " is going. Snippets of it can be edited, but no new ones made.",
                List.of(new FieldFault("/kind", "is deprecated"))));
    }
}
