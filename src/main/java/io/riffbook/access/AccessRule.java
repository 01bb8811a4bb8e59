package io.riffbook.access;

import org.springframework.http.HttpMethod;

import java.util.Optional;
import java.util.Set;

/// Who may call what. What no rule names is denied to everybody.
///
/// @param method of the request
/// @param pattern of the path, in Spring's path-pattern syntax
/// @param roles people with any of these may
/// @param scope API keys with this one may; absent: no key may
public record AccessRule(HttpMethod method, String pattern, Set<Role> roles, Optional<Scope> scope) {
    /// The request attribute that holds the rule by which a request was let in.
    public static final String ATTRIBUTE = AccessRule.class.getName();
    /// For every signed-in person.
    public static final Set<Role> EVERYONE = Set.of(Role.ADMIN, Role.MARKETER, Role.REP, Role.ANALYST);
    /// For those who author.
    public static final Set<Role> AUTHORS = Set.of(Role.ADMIN, Role.MARKETER);

    public AccessRule {
        roles = Set.copyOf(roles);
    }

    /// An operation of the API, for people and for keys with the scope.
    public static AccessRule api(HttpMethod method, String pattern, Set<Role> roles, Scope scope) {
        return new AccessRule(method, "/api/v1" + pattern, roles, Optional.of(scope));
    }

    /// A page, for people only.
    public static AccessRule page(HttpMethod method, String pattern, Set<Role> roles) {
        return new AccessRule(method, pattern, roles, Optional.empty());
    }
}
