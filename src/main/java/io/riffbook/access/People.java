package io.riffbook.access;

import io.riffbook.audit.AuditLog;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Who works with Riffbook. Every change is audited.
@Service
public class People {
    /// How many names or addresses may be looked up at once.
    public static final int BATCH = 1000;

    private final PersonRows rows;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    People(PersonRows rows, Passwords passwords, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds somebody, active and without a password.
    ///
    /// @throws PersonException when the e-mail or CRM user id is taken, or a group is unknown
    @Transactional
    public Person create(Viewer viewer, PersonDetails details) {
        Person person = new Person(PersonId.next(), details, true, Version.FIRST,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store(person, rows::insert);
        audit.record(viewer.actor(), "created", "person", person.id().value(), Map.of("roles", details.roles()));
        return person;
    }

    public Optional<Person> find(PersonId id) {
        return rows.find(id);
    }

    /// The person, who has to be there.
    ///
    /// @throws NotFoundException when there is no such person
    public Person get(PersonId id) {
        return rows.find(id).orElseThrow(() -> NotFoundException.of("person", id));
    }

    public Optional<Person> findByEmail(EmailAddress email) {
        return rows.findByEmail(email);
    }

    public Optional<Person> findByCrmUserId(String crmUserId) {
        return rows.findByCrmUserId(crmUserId);
    }

    /// Those of them that there are, in one query.
    ///
    /// @param emails at most [#BATCH]
    public List<Person> findAllByEmail(Collection<EmailAddress> emails) {
        if (emails.size() > BATCH) {
            throw new IllegalArgumentException("at most " + BATCH + " addresses at once");
        }
        return rows.findAll(emails.stream().map(EmailAddress::value).toList(), List.of());
    }

    /// Those of them that there are, in one query.
    ///
    /// @param ids at most [#BATCH]
    public List<Person> findAll(Collection<PersonId> ids) {
        if (ids.size() > BATCH) {
            throw new IllegalArgumentException("at most " + BATCH + " people at once");
        }
        return ids.isEmpty() ? List.of() : rows.findAll(ids);
    }

    /// Whether an active admin with a password is left apart from these.
    public boolean hasAdminWithPassword(Collection<PersonId> apart) {
        return rows.hasAdminWithPassword(apart);
    }

    /// Everybody, by e-mail.
    public Page<Person> list(Optional<Cursor> after, PageLimit limit) {
        return Page.of(rows.list(after, limit), limit, rows.count(),
                person -> new Cursor(person.details().email().value()));
    }

    /// Their names, for display; ids of nobody are left out.
    ///
    /// @param ids at most [#BATCH]
    public Map<PersonId, String> names(Collection<PersonId> ids) {
        if (ids.size() > BATCH) {
            throw new IllegalArgumentException("at most " + BATCH + " names at once");
        }
        return ids.isEmpty() ? Map.of() : rows.names(ids);
    }

    /// The names of those who author and are active, by name: the first [#BATCH].
    public Map<PersonId, String> authors() {
        return rows.withRoles(AccessRule.AUTHORS, BATCH);
    }

    /// Their e-mail addresses; ids of nobody are left out.
    ///
    /// @param ids at most [#BATCH]
    public Map<PersonId, EmailAddress> emails(Collection<PersonId> ids) {
        if (ids.size() > BATCH) {
            throw new IllegalArgumentException("at most " + BATCH + " addresses at once");
        }
        return ids.isEmpty() ? Map.of() : rows.emails(ids);
    }

    /// Replaces what is known of a person. A change of roles, of the e-mail or to inactive ends all their sessions at once.
    ///
    /// @throws io.riffbook.web.PreconditionException when somebody else changed the person meanwhile
    /// @throws PersonException when it contradicts other people, or would leave no active admin, or the person was erased
    @Transactional
    public Person update(Viewer viewer, PersonId id, Version expected, PersonDetails details, boolean active) {
        rows.lockChanges();
        Person before = get(id);
        before.version().mustBe(expected);
        requireNotErased(id);
        Person after = new Person(id, details, active, before.version().next(), before.createdAt());
        if (before.isActiveAdmin() && !after.isActiveAdmin() && !rows.hasAdminOtherThan(id)) {
            throw PersonException.lastAdmin();
        }
        boolean endsSessions = !details.roles().equals(before.details().roles())
                || !details.email().equals(before.details().email()) || !active;
        store(after, person -> rows.update(person, endsSessions));
        audit.record(viewer.actor(), "changed", "person", id.value(), Map.of("fields", changes(before, after),
                "roles", details.roles(), "active", active));
        return after;
    }

    /// Gives somebody a password that they may keep, and ends all their sessions at once.
    ///
    /// @throws NotFoundException when there is no such person
    /// @throws PersonException when the person was erased
    @Transactional
    public void setPassword(Viewer viewer, PersonId id, NewPassword password) {
        get(id);
        requireNotErased(id);
        passwords.set(id, password, false);
        audit.record(viewer.actor(), "password-set", "person", id.value(), Map.of());
    }

    /// Removes somebody for good, and ends all their sessions at once. What the audit log says of them stays.
    ///
    /// @throws NotFoundException when there is no such person
    /// @throws PersonException when they own, wrote, reviewed or verified content, or are the last active admin
    @Transactional
    public void remove(Viewer viewer, PersonId id) {
        Person person = leaving(id);
        try {
            rows.delete(id);
        } catch (DataIntegrityViolationException _) {
            throw PersonException.ownsContent();
        }
        audit.record(viewer.actor(), "removed", "person", id.value(), Map.of("roles", person.details().roles()));
    }

    /// Makes somebody inactive and takes their password away, so that it opens nothing should they be active again one day.
    ///
    /// @throws NotFoundException when there is no such person
    /// @throws PersonException when they are the last active admin
    @Transactional
    public void lockOut(Viewer viewer, PersonId id) {
        leaving(id);
        rows.lockOut(id);
        audit.record(viewer.actor(), "locked-out", "person", id.value(), Map.of());
    }

    /// Somebody who may leave: not the last admin. Nobody else changes people until the transaction ends.
    Person leaving(PersonId id) {
        rows.lockChanges();
        Person person = get(id);
        if (person.isActiveAdmin() && !rows.hasAdminOtherThan(id)) {
            throw PersonException.lastAdmin();
        }
        return person;
    }

    private void requireNotErased(PersonId id) {
        if (rows.isErased(id)) {
            throw PersonException.erased();
        }
    }

    private static List<String> changes(Person before, Person after) {
        List<String> fields = new ArrayList<>();
        note(fields, "email", before.details().email(), after.details().email());
        note(fields, "name", before.details().name(), after.details().name());
        note(fields, "crmUserId", before.details().crmUserId(), after.details().crmUserId());
        note(fields, "roles", before.details().roles(), after.details().roles());
        note(fields, "groups", before.details().groups(), after.details().groups());
        note(fields, "active", before.active(), after.active());
        return fields;
    }

    private static void note(List<String> fields, String field, Object before, Object after) {
        if (!before.equals(after)) {
            fields.add(field);
        }
    }

    private static void store(Person person, Consumer<Person> write) {
        try {
            write.accept(person);
        } catch (DuplicateKeyException e) {
            throw switch (constraint(e)) {
                case "person_email_taken" -> PersonException.emailTaken();
                case "person_crm_user_id_taken" -> PersonException.crmUserIdTaken();
                default -> e;
            };
        }
    }

    private static String constraint(DuplicateKeyException e) {
        ServerErrorMessage message = e.getMostSpecificCause() instanceof PSQLException cause
                ? cause.getServerErrorMessage()
                : null;
        String name = message == null ? null : message.getConstraint();
        return name == null ? "" : name;
    }
}
