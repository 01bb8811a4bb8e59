package io.riffbook.variations;

import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.util.List;

/// Something can't be done with a variation. Nothing was changed.
public final class VariationException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private VariationException(Problem problem) {
        super(problem);
    }

    static VariationException nobody() {
        return new VariationException(Problem.of("for-people-only", HttpStatus.FORBIDDEN,
                "Variations are sent back by people", "Sign in, or act for a person."));
    }

    static VariationException tooMany(int most) {
        return new VariationException(Problem.of("too-many-variations-waiting", HttpStatus.UNPROCESSABLE_CONTENT,
                "That would be one too many",
                "A person has at most " + most + " variations that wait for an answer."));
    }

    static VariationException nothingVaried() {
        return new VariationException(Problem.of("nothing-varied", HttpStatus.UNPROCESSABLE_CONTENT,
                "It says just what the snippet says", "Change the title or a field, and send it again."));
    }

    static VariationException notPublished(int revision) {
        return new VariationException(Problem.of("not-that-revision", HttpStatus.UNPROCESSABLE_CONTENT,
                "That revision can't be varied", "Revision " + revision
                        + " is none that you can see now. Read the snippet again, and vary what it says."));
    }

    static VariationException decidedAlready(Variation variation) {
        return new VariationException(Problem.of("variation-decided", HttpStatus.CONFLICT,
                "Somebody has decided it already", "It is " + variation.state().word() + ". Read it again."));
    }

    static VariationException changedSince(List<FieldFault> faults) {
        return new VariationException(new Problem("snippet-changed-since", HttpStatus.CONFLICT,
                "The snippet changed where the variation does",
                "The fields in errors say something else by now. Look at both, and adopt it with overwrite, or answer it.",
                faults));
    }

    static VariationException nothingNew() {
        return new VariationException(Problem.of("nothing-varied", HttpStatus.CONFLICT,
                "The snippet says so already", "Answer it, and thank whoever sent it."));
    }
}
