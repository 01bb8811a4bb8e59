package io.riffbook.access;

import io.riffbook.audit.AuditLog;
import io.riffbook.web.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// One-time links by which people choose a new password. An administrator makes them; there is no way to ask for one oneself.
@Service
public class PasswordResets {
    /// How long a link works.
    public static final Duration LIFE = Duration.ofHours(24);

    private final PasswordResetRows rows;
    private final People people;
    private final Passwords passwords;
    private final AccessSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    PasswordResets(PasswordResetRows rows, People people, Passwords passwords, AccessSettings settings, AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.people = people;
        this.passwords = passwords;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /// A link just made; whoever has it can become the person. Not shown by `toString`.
    public record Link(Person person, String url, Instant expiresAt) {
        @Override
        public String toString() {
            return "Link[" + person.id() + "]";
        }
    }

    /// Makes a link for an active person; an earlier one stops working. The password stays until the link is used.
    ///
    /// @throws NotFoundException when there is no such active person
    @Transactional
    public Link create(Viewer viewer, PersonId id) {
        Person person = people.find(id).filter(Person::active).orElseThrow(() -> NotFoundException.of("person", id));
        String token = Secrets.next();
        Instant expires = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MICROS);
        rows.replace(id, Secrets.hash(token), expires);
        audit.record(viewer.actor(), "password-reset-made", "person", id.value(), Map.of());
        return new Link(person, settings.linkTo("/reset?token=" + token), expires);
    }

    /// Makes sure that the token's link still works, and leaves it so.
    ///
    /// @throws SignInException when it was used, replaced or is too old
    public void check(String token) {
        if (!rows.isOpen(Secrets.hash(token), clock.instant())) {
            throw SignInException.linkUsedUp();
        }
    }

    /// Uses a link up: sets the password, and ends all sessions of the person at once.
    ///
    /// @throws SignInException when the link was used, replaced or is too old, or the person is no longer active
    @Transactional
    public void use(String token, NewPassword password) {
        Person person = rows.take(Secrets.hash(token), clock.instant()).flatMap(people::find).filter(Person::active)
                .orElseThrow(SignInException::linkUsedUp);
        passwords.set(person.id(), password, false);
        audit.record(person.viewer().actor(), "password-reset", "person", person.id().value(), Map.of());
    }
}
