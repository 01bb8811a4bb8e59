package io.riffbook.requests;

import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.Snippet;
import io.riffbook.inbox.Notice;
import io.riffbook.inbox.Notices;
import io.riffbook.inbox.Telling;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Tells everybody who asked or voted what became of a request. Notices quote the request, which everybody may read, and never the
/// snippet, which not everybody may.
@Component
class RequestNotices {
    private static final int QUOTED = 120;

    private final RequestRows rows;
    private final People people;
    private final Notices notices;

    RequestNotices(RequestRows rows, People people, Notices notices) {
        this.rows = rows;
        this.people = people;
        this.notices = notices;
    }

    /// Tells all but the one who decided.
    ///
    /// @param snippet that it points at now
    /// @return how many of them may not see that snippet
    int tell(Viewer by, Request request, Optional<Snippet> snippet) {
        int blind = 0;
        UUID after = new UUID(0, 0);
        List<PersonId> some;
        do {
            some = rows.voters(request.id(), after, People.BATCH);
            List<Telling> tellings = new ArrayList<>();
            for (Person person : people.findAll(some)) {
                boolean isBlind = person.active()
                        && snippet.filter(each -> !isVisible(each, person.viewer())).isPresent();
                blind += isBlind ? 1 : 0;
                if (by.person().filter(person.id()::equals).isEmpty()) {
                    tellings.add(new Telling(person.id(), notice(request, isBlind)));
                }
            }
            notices.tell(tellings);
            after = some.isEmpty() ? after : some.getLast().value();
        } while (some.size() == People.BATCH);
        return blind;
    }

    private static boolean isVisible(Snippet snippet, Viewer viewer) {
        return snippet.visibility().isVisibleTo(viewer);
    }

    private static Notice notice(Request request, boolean isBlind) {
        String said = switch (request.state()) {
            case OPEN -> "Open again: ";
            case ACCEPTED -> "Marketing has taken it on: ";
            case ANSWERED -> isBlind ? "Answered with a snippet that you may not see: " : "Answered: ";
            case SHIPPED -> isBlind ? "Made, but you may not see it: " : "Made for you: ";
            case DECLINED -> "Declined, with the reason why: ";
        };
        return new Notice("request", said + "“" + Notice.shortened(request.wish().text(), QUOTED) + "”",
                "/requests/" + request.id(), "request/" + request.id() + "/" + request.version().number());
    }
}
