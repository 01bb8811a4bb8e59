package io.riffbook.inbox;

import io.riffbook.access.Mail;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.inbox.NoticeRows.ToMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Mails people what waits in their inboxes: one mail each, of all that waits. Runs in a job, and holds no transaction while it talks to
/// the mail server.
///
/// What the mail server does not take is tried again with growing pauses, [#MOST_ATTEMPTS] times in all; then it stays in the inbox. A
/// process that dies between the mail and its note sends that mail once more.
@Component
class InboxMail {
    static final int MOST_ATTEMPTS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(InboxMail.class);
    private static final int PEOPLE_AT_ONCE = 100;
    private static final int MOST_LINES = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

    private final NoticeRows rows;
    private final People people;
    private final Mail mail;
    private final Clock clock;

    InboxMail(NoticeRows rows, People people, Mail mail, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.mail = mail;
        this.clock = clock;
    }

    /// Mails those whose time has come, a bounded number of people; the rest is left for the next time.
    void send() {
        if (!mail.isConfigured()) {
            return;
        }
        List<PersonId> waiting = rows.waiting(clock.instant(), PEOPLE_AT_ONCE);
        Map<PersonId, Person> known = people.findAll(waiting).stream().filter(Person::active)
                .collect(Collectors.toMap(Person::id, Function.identity()));
        for (PersonId each : waiting) {
            List<ToMail> notices = rows.claim(each, clock.instant().plus(FIRST_PAUSE));
            Person person = known.get(each);
            if (person == null || send(person, notices)) {
                rows.mailed(ids(notices));
            } else {
                putOff(notices);
            }
        }
    }

    private boolean send(Person person, List<ToMail> notices) {
        try {
            mail.send(person.details().email(), subject(notices.size()), text(person, notices));
            return true;
        } catch (MailException e) {
            LOG.warn("What is new for {} could not be mailed: {}", person.id(), e.getClass().getSimpleName());
            return false;
        }
    }

    private void putOff(List<ToMail> notices) {
        int attempts = notices.stream().mapToInt(ToMail::attempts).max().orElse(0);
        rows.mailed(ids(notices.stream().filter(each -> each.attempts() >= MOST_ATTEMPTS).toList()));
        rows.putOff(ids(notices.stream().filter(each -> each.attempts() < MOST_ATTEMPTS).toList()),
                clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_ATTEMPTS))));
    }

    private static List<UUID> ids(List<ToMail> notices) {
        return notices.stream().map(ToMail::id).toList();
    }

    private static String subject(int notices) {
        return notices == 1 ? "Something new for you in Riffbook" : notices + " new things for you in Riffbook";
    }

    private String text(Person person, List<ToMail> notices) {
        StringBuilder text = new StringBuilder("Hello ").append(person.details().name()).append(",\n\n");
        notices.stream().limit(MOST_LINES).forEach(each -> text.append("- ").append(each.line()).append("\n  ")
                .append(mail.linkTo(each.link())).append('\n'));
        if (notices.size() > MOST_LINES) {
            text.append("- and ").append(notices.size() - MOST_LINES).append(" more\n");
        }
        return text.append("\nAll of it is in your inbox, where you can also say that you want no such mail:\n")
                .append(mail.linkTo("/inbox")).append('\n').toString();
    }
}
