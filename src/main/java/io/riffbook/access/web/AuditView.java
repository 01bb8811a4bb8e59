package io.riffbook.access.web;

import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditEntry;
import io.riffbook.audit.AuditPage;
import io.riffbook.audit.Origin;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// An entry of the audit log as the API shows it.
///
/// @param onBehalfOf the person for whom a key acted
/// @param channel from where it came: `api`, `page`, `job`, `command` or `system`; absent for entries from before it was noted
/// @param address of the network; absent where no request asked for it
public record AuditView(UUID id, Instant at, Who actor, @Nullable Who onBehalfOf, String action, String subjectType,
        UUID subjectId, Map<String, Object> detail, @Nullable String channel, @Nullable String address) {

    /// Somebody who acts.
    ///
    /// @param kind `person`, `api-key` or `system`
    /// @param id absent for the system
    /// @param name absent for the system, and for who is no longer there
    public record Who(String kind, @Nullable UUID id, @Nullable String name) {
        static Who of(Actor.Kind kind, @Nullable UUID id, Map<UUID, String> names) {
            return new Who(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), id,
                    id == null ? null : names.get(id));
        }
    }

    /// A page of it.
    ///
    /// @param totalIsExact otherwise there are at least `total`
    record Listing(List<AuditView> items, long total, boolean totalIsExact, @Nullable String nextCursor) {
        static Listing of(AuditPage page, AuditNames names) {
            return new Listing(names.named(page.items()), page.total(), page.totalIsExact(), page.nextCursor());
        }
    }

    static AuditView of(AuditEntry entry, Map<UUID, String> names) {
        Actor actor = entry.actor();
        return new AuditView(entry.id(), entry.at(), Who.of(actor.kind(), actor.id(), names),
                actor.onBehalfOf() == null ? null : Who.of(Actor.Kind.PERSON, actor.onBehalfOf(), names),
                entry.action(), entry.subjectType(), entry.subjectId(), entry.detail(),
                entry.origin().map(Origin::channel).map(Origin.Channel::word).orElse(null),
                entry.origin().flatMap(Origin::address).orElse(null));
    }
}
