package io.riffbook.access.web;

import io.riffbook.access.NewPassword;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Problem;

/// A new password as a form sends it: typed twice.
record ChosenPassword(String password, String repeated) {
    /// @throws InvalidRequestException when the two differ, or it is too short or too long
    NewPassword checked() {
        if (!password.equals(repeated)) {
            throw InvalidRequestException.at(new FieldFault("/repeated", "The two new passwords differ."));
        }
        return new NewPassword(password);
    }

    /// What the form says when it comes back.
    static String message(RefusedException refused) {
        Problem problem = refused.problem();
        return problem.faults().isEmpty()
                ? problem.title() + ". " + problem.detail()
                : problem.faults().getFirst().pointer().equals("/repeated")
                        ? problem.faults().getFirst().detail()
                        : "The new password " + problem.faults().getFirst().detail() + ".";
    }

    @Override
    public String toString() {
        return "ChosenPassword[hidden]";
    }
}
