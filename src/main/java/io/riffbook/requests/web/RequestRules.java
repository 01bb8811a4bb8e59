package io.riffbook.requests.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

import static io.riffbook.access.AccessRule.AUTHORS;
import static io.riffbook.access.AccessRule.EVERYONE;
import static io.riffbook.access.Scope.CONTENT_READ;
import static io.riffbook.access.Scope.CONTENT_WRITE;
import static io.riffbook.access.Scope.FEEDBACK_WRITE;
import static io.riffbook.access.Scope.REPORTS_READ;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/// Everybody sees what is asked for, those who play ask and vote, those who author decide.
@Component
class RequestRules implements AccessRules {
    private static final Set<Role> PLAYERS = Set.of(Role.REP, Role.MARKETER, Role.ADMIN);

    @Override
    public List<AccessRule> rules() {
        return List.of(AccessRule.api(GET, "/requests", EVERYONE, CONTENT_READ),
                AccessRule.api(GET, "/requests/similar", EVERYONE, CONTENT_READ),
                AccessRule.api(GET, "/requests/{id}", EVERYONE, CONTENT_READ),
                AccessRule.api(POST, "/requests", PLAYERS, FEEDBACK_WRITE),
                AccessRule.api(PUT, "/requests/{id}/vote", PLAYERS, FEEDBACK_WRITE),
                AccessRule.api(DELETE, "/requests/{id}/vote", PLAYERS, FEEDBACK_WRITE),
                AccessRule.api(POST, "/requests/{id}/decisions", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/requests/summary", EVERYONE, REPORTS_READ),
                AccessRule.api(GET, "/requests.csv", EVERYONE, REPORTS_READ),
                AccessRule.page(GET, "/requests", EVERYONE), AccessRule.page(GET, "/requests/{id}", EVERYONE),
                AccessRule.page(GET, "/requests/new", PLAYERS), AccessRule.page(POST, "/requests", PLAYERS),
                AccessRule.page(POST, "/requests/{id}/vote", PLAYERS),
                AccessRule.page(POST, "/requests/{id}/decisions", AUTHORS));
    }
}
