package io.riffbook.access;

import io.riffbook.audit.AuditLog;
import io.riffbook.web.Idempotency;
import io.riffbook.web.NotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Erases people for good. What they did stays, under an id from which nothing leads back: counts and evidence are the same afterwards.
@Service
public class Erasure {
    private final People people;
    private final PersonRows rows;
    private final List<TracesOfPeople> traces;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Clock clock;

    Erasure(People people, PersonRows rows, List<TracesOfPeople> traces, Idempotency idempotency, AuditLog audit,
            Clock clock) {
        this.people = people;
        this.rows = rows;
        this.traces = traces;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /// Empties somebody's name, e-mail address, CRM user id and sign-in, ends their sessions and groups, and empties what they wrote
    /// into feedback and searches. Can't be undone. Does nothing to somebody who was erased before.
    ///
    /// @return what is left of them
    /// @throws NotFoundException when there is no such person
    /// @throws PersonException when they are the last active admin
    @Transactional
    public Person erase(Viewer viewer, PersonId id) {
        Person person = people.leaving(id);
        if (rows.isErased(id)) {
            return person;
        }
        LeavingPerson leaving = new LeavingPerson(id, person.details().email(), person.details().crmUserId());
        rows.erase(leaving, clock.instant());
        traces.forEach(kept -> kept.erase(leaving));
        idempotency.forgetAbout(List.of(id.toString(), leaving.email().value()));
        audit.record(viewer.actor(), "erased", "person", id.value(), Map.of());
        return people.get(id);
    }
}
