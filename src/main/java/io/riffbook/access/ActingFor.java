package io.riffbook.access;

import io.riffbook.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Lets an API key act for a person, so that what it records counts for them. The person's roles and groups bound what the key's
/// scopes allow. A person is named by e-mail address, or by `crm:` and their CRM user id.
@Component
public class ActingFor {
    /// The header by which a whole request acts for a person; `onBehalfOf` in a body is its twin.
    public static final String HEADER = "Riffbook-On-Behalf-Of";
    /// How many people may be resolved at once.
    public static final int BATCH = 1000;

    private static final String CRM = "crm:";

    private final People people;
    private final PersonRows rows;
    private final ApiKeys keys;

    ActingFor(People people, PersonRows rows, ApiKeys keys) {
        this.people = people;
        this.rows = rows;
        this.keys = keys;
    }

    /// The viewer, acting for that person.
    ///
    /// @param onBehalfOf absent or empty: the viewer as it is
    /// @throws ActingForException when the viewer may not act for anybody (403), the person is unknown or inactive (422), or the
    /// person has no role that the operation asks for (403)
    public Viewer resolve(Viewer viewer, @Nullable String onBehalfOf) {
        if (onBehalfOf == null || onBehalfOf.isBlank()) {
            return viewer;
        }
        return forPerson(viewer, keyOf(viewer), find(onBehalfOf.strip()));
    }

    /// What became of one of many names.
    public sealed interface Resolved {

        /// The viewer, acting for the person of that name.
        record Allowed(Viewer viewer) implements Resolved {}

        /// The viewer may not act for this person here.
        record Refused(ActingForException reason) implements Resolved {}
    }

    /// The same for many names at once, such as those of a bulk request; names of nobody are left out, and a person for whom the
    /// viewer may not act spoils nothing for the others.
    ///
    /// @param onBehalfOf at most [#BATCH]
    /// @throws ActingForException when the viewer may not act for anybody
    public Map<String, Resolved> resolveAll(Viewer viewer, Collection<String> onBehalfOf) {
        if (onBehalfOf.isEmpty()) {
            return Map.of();
        }
        if (onBehalfOf.size() > BATCH) {
            throw new IllegalArgumentException("at most " + BATCH + " people at once");
        }
        ApiKey key = keyOf(viewer);
        Map<String, Person> byName = findAll(onBehalfOf);
        Map<String, Resolved> resolved = new HashMap<>();
        for (String name : onBehalfOf) {
            Person person = byName.get(normalised(name));
            if (person != null && person.active()) {
                resolved.put(name, tryPerson(viewer, key, person));
            }
        }
        return Collections.unmodifiableMap(resolved);
    }

    private static Resolved tryPerson(Viewer viewer, ApiKey key, Person person) {
        try {
            return new Resolved.Allowed(forPerson(viewer, key, person));
        } catch (ActingForException e) {
            return new Resolved.Refused(e);
        }
    }

    private ApiKey keyOf(Viewer viewer) {
        UUID id = viewer.actor().id();
        if (viewer.actor().kind() != Actor.Kind.API_KEY || id == null) {
            throw ActingForException.notAllowed();
        }
        return keys.find(new ApiKeyId(id)).filter(ApiKey::mayActFor).orElseThrow(ActingForException::notAllowed);
    }

    private static Viewer forPerson(Viewer viewer, ApiKey key, Person person) {
        if (viewer.person().filter(other -> !other.equals(person.id())).isPresent()) {
            throw ActingForException.notAllowed();
        }
        AccessRule rule = currentRule();
        if (rule != null && Collections.disjoint(rule.roles(), person.details().roles())) {
            throw ActingForException.notForThisPerson();
        }
        return person.viewer(new Actor(Actor.Kind.API_KEY, key.id().value(), person.id().value())).within(key.scopes());
    }

    /// The rule that let the current request in; it let the key in for itself, which the person's roles now narrow.
    private static @Nullable AccessRule currentRule() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? null
                : (AccessRule) request.getAttribute(AccessRule.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    private Person find(String name) {
        if (!mayName(name)) {
            throw ActingForException.unknownPerson();
        }
        return (name.startsWith(CRM)
                ? people.findByCrmUserId(name.substring(CRM.length()))
                : rows.findAll(Set.of(normalised(name)), Set.of()).stream().findFirst())
                .filter(Person::active).orElseThrow(ActingForException::unknownPerson);
    }

    private Map<String, Person> findAll(Collection<String> names) {
        Set<String> emails = new HashSet<>();
        Set<String> crmUserIds = new HashSet<>();
        for (String name : names) {
            String normalised = normalised(name);
            if (!mayName(normalised)) {
                continue;
            }
            if (normalised.startsWith(CRM)) {
                crmUserIds.add(normalised.substring(CRM.length()));
            } else {
                emails.add(normalised);
            }
        }
        Map<String, Person> found = new HashMap<>();
        for (Person person : rows.findAll(emails, crmUserIds)) {
            found.put(person.details().email().value(), person);
            person.details().crmUserId().ifPresent(id -> found.put(CRM + id, person));
        }
        return found;
    }

    /// Nobody's name has control characters, and the database refuses some of them.
    private static boolean mayName(String name) {
        return name.chars().noneMatch(Character::isISOControl);
    }

    private static String normalised(String name) {
        String stripped = name.strip();
        return stripped.startsWith(CRM) ? stripped : stripped.toLowerCase(Locale.ROOT);
    }
}
