package io.riffbook.access.web;

import io.riffbook.access.ApiKeyId;
import io.riffbook.access.ApiKeys;
import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditEntry;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Who the ids in audit entries are: a query for people and one for keys, however many entries there are.
@Component
class AuditNames {
    private final People people;
    private final ApiKeys keys;

    AuditNames(People people, ApiKeys keys) {
        this.people = people;
        this.keys = keys;
    }

    /// The entries with the names of people and keys that are still there.
    List<AuditView> named(List<AuditEntry> entries) {
        Set<PersonId> personIds = new HashSet<>();
        Set<ApiKeyId> keyIds = new HashSet<>();
        for (AuditEntry entry : entries) {
            UUID id = entry.actor().id();
            UUID onBehalfOf = entry.actor().onBehalfOf();
            if (id != null && entry.actor().kind() == Actor.Kind.PERSON) {
                personIds.add(new PersonId(id));
            } else if (id != null) {
                keyIds.add(new ApiKeyId(id));
            }
            if (onBehalfOf != null) {
                personIds.add(new PersonId(onBehalfOf));
            }
        }
        Map<UUID, String> names = new HashMap<>();
        people.names(personIds).forEach((id, name) -> names.put(id.value(), name));
        keys.names(keyIds).forEach((id, name) -> names.put(id.value(), name));
        return entries.stream().map(entry -> AuditView.of(entry, names)).toList();
    }
}
