package io.riffbook.access;

import io.riffbook.audit.Actor;

import java.util.Optional;
import java.util.Set;

/// Who is asking: never absent, so that nothing can be shown to nobody in particular.
///
/// Controllers get it as a method argument. For an API key that acts for a person, the person's roles and groups bound what the
/// key's scopes allow, and what it records counts for the person.
///
/// @param actor for the audit log
/// @param person for whom uses and ratings count; absent for a key that acts for itself
/// @param roles of the person, or INTEGRATION for a key that acts for itself
/// @param groups whose restricted snippets may be seen
/// @param mayAuthor whether drafts, retired snippets and every group's snippets are visible
public record Viewer(Actor actor, Optional<PersonId> person, Set<Role> roles, Set<GroupId> groups, boolean mayAuthor) {
    /// Riffbook itself, for work that nobody in particular asked for: sees and may do everything.
    public static final Viewer SYSTEM = new Viewer(Actor.SYSTEM, Optional.empty(), Set.of(Role.ADMIN), Set.of());

    public Viewer {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /// A person's own view: those who are admins or marketers may author.
    public Viewer(Actor actor, Optional<PersonId> person, Set<Role> roles, Set<GroupId> groups) {
        this(actor, person, roles, groups, roles.contains(Role.ADMIN) || roles.contains(Role.MARKETER));
    }

    /// Whether this is an admin themselves, and no key that acts for one.
    public boolean isAdminInPerson() {
        return actor.kind() == Actor.Kind.PERSON && roles.contains(Role.ADMIN);
    }

    /// The same, as far as a key's scopes allow.
    Viewer within(Set<Scope> scopes) {
        return new Viewer(actor, person, roles, groups, mayAuthor && scopes.contains(Scope.CONTENT_WRITE));
    }

    /// Stable name of whoever sends the request, for idempotency keys and rate limits: never taken from the request's content.
    public String principal() {
        return actor.kind() + ":" + actor.id() + (actor.onBehalfOf() == null ? "" : "/" + actor.onBehalfOf());
    }
}
