package io.riffbook.access;

import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

/// A change of people or groups that contradicts what is there. Nothing was changed.
public final class PersonException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private PersonException(Problem problem) {
        super(problem);
    }

    static PersonException emailTaken() {
        return new PersonException(Problem.of("email-taken", HttpStatus.CONFLICT,
                "Another person has this e-mail address", "Change that person, or take another address."));
    }

    static PersonException crmUserIdTaken() {
        return new PersonException(Problem.of("crm-user-id-taken", HttpStatus.CONFLICT,
                "Another person has this CRM user id", "Change that person first, or leave the id out."));
    }

    static PersonException groupNameTaken() {
        return new PersonException(Problem.of("group-name-taken", HttpStatus.CONFLICT,
                "Another group has this name", "Use that group, or take another name."));
    }

    static PersonException unknownGroup() {
        return new PersonException(Problem.of("unknown-group", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is no such group", "Make the group first, or name only those that GET /api/v1/groups lists."));
    }

    static PersonException ownsContent() {
        return new PersonException(Problem.of("owns-content", HttpStatus.CONFLICT,
                "The person is named by decks or snippets",
                "They own, wrote, reviewed or verified some: make them inactive, so that it stays known who that was."));
    }

    static PersonException erased() {
        return new PersonException(Problem.of("person-erased", HttpStatus.CONFLICT, "The person was erased",
                "That can't be undone. Add the person anew; what they did before stays under the old id."));
    }

    static PersonException lastAdmin() {
        return new PersonException(Problem.of("last-admin", HttpStatus.CONFLICT,
                "Nobody could administer Riffbook any more",
                "This is the last active admin. Make somebody else an admin first."));
    }
}
