package io.riffbook.variations.web;

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
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

/// Those who play send back, those who author decide; the service shows everybody else their own only.
@Component
class VariationRules implements AccessRules {
    private static final Set<Role> PLAYERS = Set.of(Role.REP, Role.MARKETER, Role.ADMIN);

    @Override
    public List<AccessRule> rules() {
        return List.of(AccessRule.api(POST, "/snippets/{id}/variations", PLAYERS, FEEDBACK_WRITE),
                AccessRule.api(POST, "/snippets/{id}/slide-variations", PLAYERS, FEEDBACK_WRITE),
                AccessRule.api(POST, "/variations/recognise", AUTHORS, CONTENT_WRITE),
                AccessRule.page(GET, "/variations/recognise", AUTHORS),
                AccessRule.page(POST, "/variations/recognise", AUTHORS),
                AccessRule.page(GET, "/variations/recognised/{id}", AUTHORS),
                AccessRule.api(GET, "/variations/{id}/preview", EVERYONE, CONTENT_READ),
                AccessRule.api(GET, "/variations/{id}/slide", EVERYONE, CONTENT_READ),
                AccessRule.page(POST, "/snippets/{id}/slide-variations", PLAYERS),
                AccessRule.api(GET, "/variations", EVERYONE, CONTENT_READ),
                AccessRule.api(GET, "/variations/{id}", EVERYONE, CONTENT_READ),
                AccessRule.api(POST, "/variations/{id}/decisions", AUTHORS, CONTENT_WRITE),
                AccessRule.page(GET, "/snippets/{id}/variations/new", PLAYERS),
                AccessRule.page(POST, "/snippets/{id}/variations", PLAYERS),
                AccessRule.page(GET, "/variations", EVERYONE), AccessRule.page(GET, "/variations/{id}", EVERYONE),
                AccessRule.page(POST, "/variations/{id}/decisions", AUTHORS));
    }
}
