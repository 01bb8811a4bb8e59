package io.riffbook.inbox;

import io.riffbook.access.Mail;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// People's inboxes. Everybody sees their own only.
@Service
public class Notices {
    /// No more than so many unread ones are counted.
    public static final int MOST_COUNTED = 100;
    /// How long a notice is kept, read or not.
    static final Duration KEPT = Duration.ofDays(180);
    private static final int AT_ONCE = 1_000;
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final NoticeRows rows;
    private final Mail mail;
    private final InboxSettings settings;
    private final Clock clock;

    Notices(NoticeRows rows, Mail mail, InboxSettings settings, Clock clock) {
        this.rows = rows;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    /// Tells them all the same.
    ///
    /// @see #tell(Collection)
    @Transactional
    public void tell(Collection<PersonId> people, Notice notice) {
        tell(people.stream().map(person -> new Telling(person, notice)).toList());
    }

    /// Tells people something, in the caller's transaction: each one once, however often it is called with a notice's key. Who is not
    /// active, or not there, is told nothing. Nothing is mailed here; a job does that later.
    @Transactional
    public void tell(Collection<Telling> tellings) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant mailAt = mail.isConfigured() ? now.plus(settings.mailAfter()) : null;
        // in one order over all, so that two who tell the same people never wait for each other in a circle
        List<Telling> each = tellings.stream().distinct()
                .sorted(Comparator.comparing((Telling telling) -> telling.person().toString())
                        .thenComparing(telling -> telling.notice().key()))
                .toList();
        for (int from = 0; from < each.size(); from += AT_ONCE) {
            rows.tell(each.subList(from, Math.min(each.size(), from + AT_ONCE)), now, mailAt);
        }
    }

    /// The viewer's own, the newest first; those of the last 180 days.
    ///
    /// @throws InboxException when the viewer is no person
    @Transactional(readOnly = true)
    public Page<ToldNotice> list(Viewer viewer, boolean unreadOnly, Optional<Cursor> cursor, PageLimit limit) {
        PersonId person = person(viewer);
        List<ToldNotice> oneMore = rows.list(person, unreadOnly, cursor.map(Cursor::asId).orElse(null),
                limit.value() + 1);
        return Page.of(oneMore, limit, rows.count(person, unreadOnly), last -> new Cursor(last.id().toString()));
    }

    /// How many the viewer has not read, [#MOST_COUNTED] at most: one small look at an index. 0 for whoever is no person.
    public int unread(Viewer viewer) {
        return viewer.person().map(person -> rows.unread(person, MOST_COUNTED)).orElse(0);
    }

    /// Where one of the viewer's own leads to.
    ///
    /// @throws NotFoundException when there is none, or it is somebody else's
    public String linkOf(Viewer viewer, NoticeId id) {
        return rows.link(person(viewer), id).orElseThrow(() -> NotFoundException.of("notice", id));
    }

    /// Marks these as read; those of others are left as they are, and what is read stays so.
    ///
    /// @throws InboxException when the viewer is no person
    @Transactional
    public void read(Viewer viewer, Collection<NoticeId> ids) {
        rows.read(person(viewer), ids, clock.instant());
    }

    /// Marks this one, and all that were told before, as read.
    ///
    /// @throws InboxException when the viewer is no person
    @Transactional
    public void readUpTo(Viewer viewer, NoticeId last) {
        rows.readUpTo(person(viewer), last, clock.instant());
    }

    /// Whether this installation sends mail at all.
    public boolean canMail() {
        return mail.isConfigured();
    }

    /// Whether the viewer gets mail of what they haven't read, where mail is set up: yes, unless they said no.
    ///
    /// @throws InboxException when the viewer is no person
    public boolean wantsMail(Viewer viewer) {
        return rows.wantsMail(person(viewer));
    }

    /// Says whether to mail what the viewer hasn't read. A no holds for what waits, too.
    ///
    /// @throws InboxException when the viewer is no person
    @Transactional
    public void wantMail(Viewer viewer, boolean wanted) {
        PersonId person = person(viewer);
        if (wanted) {
            rows.withMail(person);
        } else {
            rows.withoutMail(person);
        }
    }

    /// Forgets what is older than [#KEPT], a bounded part at a time.
    void clear() {
        Instant before = clock.instant().minus(KEPT);
        int forgotten;
        do {
            forgotten = rows.forget(before, FORGOTTEN_AT_ONCE);
        } while (forgotten == FORGOTTEN_AT_ONCE);
    }

    private static PersonId person(Viewer viewer) {
        return viewer.person().orElseThrow(InboxException::nobody);
    }
}
