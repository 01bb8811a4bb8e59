package io.riffbook.requests;

import io.riffbook.content.SnippetId;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// Something can't be done with a request. Nothing was changed.
public final class RequestException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private RequestException(Problem problem) {
        super(problem);
    }

    static RequestException refused(RequestMove move, Request request) {
        return new RequestException(Problem.of("request-moved-on", HttpStatus.CONFLICT,
                "The request is no longer where that is possible",
                "It is " + request.state().word() + ": one can't " + move.word() + " it from there. Read it again."));
    }

    static RequestException closedToVotes(Request request) {
        return new RequestException(Problem.of("request-moved-on", HttpStatus.CONFLICT, "The request has its answer",
                "It is " + request.state().word() + ". Ask anew if that is not what you need."));
    }

    static RequestException nobody() {
        return new RequestException(Problem.of("for-people-only", HttpStatus.FORBIDDEN, "Only people ask and vote",
                "Sign in, or act for a person."));
    }

    static RequestException tooMany(int most) {
        return new RequestException(Problem.of("too-many-requests-waiting", HttpStatus.UNPROCESSABLE_CONTENT,
                "That would be one too many",
                "A person has at most " + most + " requests that wait for an answer. Vote for others' meanwhile."));
    }

    static RequestException notPublished(SnippetId id) {
        return new RequestException(Problem.of("snippet-not-published", HttpStatus.UNPROCESSABLE_CONTENT,
                "Nobody who asked can see that snippet",
                "Snippet " + id + " is not published, so it can't be the answer yet: publish it first."));
    }

    static RequestException tooLong(int most) {
        return new RequestException(Problem.of("report-too-long", HttpStatus.UNPROCESSABLE_CONTENT,
                "That is too much for one file",
                "There are more than " + most + " requests: ask for one state, or read page by page."));
    }
}
