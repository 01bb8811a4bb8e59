package io.riffbook.access.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// People, groups and keys are the admins' business. Keys may manage people, but only a person makes what others sign in with:
/// a key that leaked can't make itself successors. Only a person erases another.
@Component
class AccessEndpoints implements AccessRules {
    private static final Set<Role> ADMINS = Set.of(Role.ADMIN);

    @Override
    public List<AccessRule> rules() {
        return List.of(
                managing(HttpMethod.GET, "/people"), managing(HttpMethod.POST, "/people"),
                managing(HttpMethod.GET, "/people/{id}"), managing(HttpMethod.PATCH, "/people/{id}"),
                managing(HttpMethod.GET, "/groups"), managing(HttpMethod.POST, "/groups"),
                managing(HttpMethod.PUT, "/groups/{id}/members/{personId}"),
                managing(HttpMethod.DELETE, "/groups/{id}/members/{personId}"),
                inPerson(HttpMethod.POST, "/people/{id}/password-reset"),
                inPerson(HttpMethod.POST, "/people/{id}/erase"),
                inPerson(HttpMethod.GET, "/api-keys"), inPerson(HttpMethod.POST, "/api-keys"),
                inPerson(HttpMethod.POST, "/api-keys/{id}/revoke"),
                AccessRule.api(HttpMethod.GET, "/audit", ADMINS, Scope.AUDIT_READ),
                AccessRule.api(HttpMethod.GET, "/audit/export", ADMINS, Scope.AUDIT_READ),
                AccessRule.page(HttpMethod.GET, "/audit", ADMINS));
    }

    private static AccessRule managing(HttpMethod method, String pattern) {
        return AccessRule.api(method, pattern, ADMINS, Scope.PEOPLE_ADMIN);
    }

    private static AccessRule inPerson(HttpMethod method, String pattern) {
        return new AccessRule(method, "/api/v1" + pattern, ADMINS, Optional.empty());
    }
}
