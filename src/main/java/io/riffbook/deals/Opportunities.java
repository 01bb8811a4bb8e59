package io.riffbook.deals;

import io.riffbook.access.PersonId;
import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The deals, as the CRM tells them.
@Service
public class Opportunities {
    /// How many may be applied or looked up at once.
    public static final int MOST_AT_ONCE = 500;
    /// A longer one is of a year that the database doesn't know.
    private static final int LONGEST_TIME = "2026-01-31T23:59:59.999999Z".length();

    private final OpportunityRows rows;
    private final Taxonomies taxonomies;
    private final AuditLog audit;
    private final Clock clock;

    Opportunities(OpportunityRows rows, Taxonomies taxonomies, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.taxonomies = taxonomies;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes what a CRM says, in whichever order it comes, and however often. Of two states, the one that the CRM changed later
    /// stands; stage histories merge. Updates of one opportunity at the same moment wait for each other. Whoever changes a known
    /// outcome is audited.
    ///
    /// @param updates at most [#MOST_AT_ONCE]; several may be of one opportunity
    /// @throws UnknownConceptException when they name a concept that no taxonomy has, or has any more
    /// @return what became of each, in the same order; all or none are kept
    @Transactional
    public List<Applied> apply(Actor actor, List<OpportunityUpdate> updates) {
        bound(updates);
        if (updates.isEmpty()) {
            return List.of();
        }
        Set<ConceptId> named = updates.stream().flatMap(update -> update.state().concepts())
                .collect(Collectors.toSet());
        taxonomies.hold(named).requireAll(named);
        Map<OpportunityRef, OpportunityState> told = updates.stream().collect(Collectors.toMap(OpportunityUpdate::ref,
                OpportunityUpdate::state, OpportunityState::mergedWith, LinkedHashMap::new));
        Set<OpportunityId> added = rows.add(told.entrySet().stream()
                .map(each -> new Opportunity(OpportunityId.next(), each.getKey(), each.getValue(), Optional.empty()))
                .toList(), clock.instant());
        Map<OpportunityRef, Opportunity> stored = byRef(rows.lockAll(told.keySet()));
        replaceChanged(actor, stored.values().stream().filter(it -> !added.contains(it.id())).toList(), told);

        Map<OpportunityRef, Opportunity> now = byRef(rows.findAllByRef(told.keySet()));
        Map<OpportunityRef, OpportunityState> before = new LinkedHashMap<>();
        stored.values().stream().filter(it -> !added.contains(it.id())).forEach(it -> before.put(it.ref(), it.state()));
        return updates.stream().map(update -> applied(update, before, now)).toList();
    }

    private void replaceChanged(Actor actor, List<Opportunity> known, Map<OpportunityRef, OpportunityState> told) {
        List<Opportunity> changed = new ArrayList<>();
        for (Opportunity before : known) {
            OpportunityState after = before.state().mergedWith(stateOf(before.ref(), told));
            if (!after.equals(before.state())) {
                changed.add(new Opportunity(before.id(), before.ref(), after, before.owner()));
            }
            if (after.outcome() != before.state().outcome()) {
                audit.record(actor, "outcome-changed", "opportunity", before.id().value(),
                        Map.of("from", before.state().outcome(), "to", after.outcome()));
            }
        }
        if (!changed.isEmpty()) {
            rows.replace(changed, clock.instant());
        }
    }

    /// Moves `before` on, so that a second update of the same opportunity is compared with the first.
    private static Applied applied(OpportunityUpdate update, Map<OpportunityRef, OpportunityState> before,
            Map<OpportunityRef, Opportunity> now) {
        OpportunityState earlier = before.get(update.ref());
        before.merge(update.ref(), update.state(), OpportunityState::mergedWith);
        Opportunity opportunity = now.get(update.ref());
        if (opportunity == null) {
            throw new IllegalStateException(update.ref() + " went while it was locked");
        }
        return new Applied(opportunity, earlier == null, earlier != null && earlier.isNewerThan(update.state()));
    }

    private static OpportunityState stateOf(OpportunityRef ref, Map<OpportunityRef, OpportunityState> told) {
        OpportunityState state = told.get(ref);
        if (state == null) {
            throw new IllegalStateException("nobody asked for " + ref);
        }
        return state;
    }

    /// Forgets opportunities, as if no CRM had ever told them. Usages keep the names that they were told.
    ///
    /// @param refs at most [#MOST_AT_ONCE]; those unknown are left out
    /// @return how many were known
    @Transactional
    public int forget(Collection<OpportunityRef> refs) {
        bound(refs);
        return refs.isEmpty() ? 0 : rows.delete(refs);
    }

    /// The opportunity of that id, if it is known.
    public Optional<Opportunity> find(OpportunityId id) {
        return rows.find(id);
    }

    /// The opportunity that the CRM calls so, if it has told it yet.
    public Optional<Opportunity> find(OpportunityRef ref) {
        return rows.findAllByRef(List.of(ref)).stream().findFirst();
    }

    /// The opportunity, which has to be there.
    ///
    /// @throws NotFoundException when it is not known
    public Opportunity get(OpportunityId id) {
        return rows.find(id).orElseThrow(() -> NotFoundException.of("opportunity", id));
    }

    /// Those of them that are known, in one query.
    ///
    /// @param ids at most [#MOST_AT_ONCE]
    public Map<OpportunityId, Opportunity> findAll(Collection<OpportunityId> ids) {
        bound(ids);
        return ids.isEmpty()
                ? Map.of()
                : rows.findAll(ids).stream().collect(Collectors.toMap(Opportunity::id, Function.identity()));
    }

    /// Those of them that the CRMs have told yet, in one query.
    ///
    /// @param refs at most [#MOST_AT_ONCE]
    public Map<OpportunityRef, Opportunity> findAllByRef(Collection<OpportunityRef> refs) {
        bound(refs);
        return refs.isEmpty() ? Map.of() : byRef(rows.findAllByRef(refs));
    }

    /// How their CRMs name those of them that are known, in one query.
    ///
    /// @param ids at most [#MOST_AT_ONCE]
    public Map<OpportunityId, OpportunityRef> refsOf(Collection<OpportunityId> ids) {
        bound(ids);
        return ids.isEmpty() ? Map.of() : rows.refs(ids);
    }

    /// The open ones that the person owns, the latest changed first.
    ///
    /// @param most how many, at most [#MOST_AT_ONCE]
    public List<Opportunity> openOf(PersonId owner, int most) {
        return rows.openOf(owner, Math.min(most, MOST_AT_ONCE));
    }

    /// Those that fit, the latest changed first.
    public Page<Opportunity> list(OpportunityFilter filter, Optional<Cursor> after, PageLimit limit) {
        return Page.of(rows.list(filter, after.map(Opportunities::position), limit.value()), limit,
                rows.count(filter), Opportunities::cursor);
    }

    private static Cursor cursor(Opportunity last) {
        return new Cursor(last.state().updatedAt() + " " + last.id());
    }

    private static OpportunityRows.Position position(Cursor cursor) {
        String[] parts = cursor.after().split(" ", 2);
        try {
            if (parts.length == 2 && parts[0].length() <= LONGEST_TIME) {
                return new OpportunityRows.Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
            throw Cursor.unknown();
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Cursor.unknown();
        }
    }

    private static Map<OpportunityRef, Opportunity> byRef(List<Opportunity> opportunities) {
        return opportunities.stream().collect(Collectors.toMap(Opportunity::ref, Function.identity()));
    }

    private static void bound(Collection<?> asked) {
        if (asked.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " opportunities at once");
        }
    }
}
