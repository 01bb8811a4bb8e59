package io.riffbook.feedback.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

@Component
class FeedbackRules implements AccessRules {
    private static final Set<Role> PLAYERS = Set.of(Role.REP, Role.MARKETER, Role.ADMIN);

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(HttpMethod.POST, "/usages", PLAYERS, Scope.FEEDBACK_WRITE),
                AccessRule.api(HttpMethod.POST, "/ratings", PLAYERS, Scope.FEEDBACK_WRITE),
                AccessRule.api(HttpMethod.POST, "/opens", PLAYERS, Scope.FEEDBACK_WRITE),
                AccessRule.api(HttpMethod.POST, "/copies", PLAYERS, Scope.FEEDBACK_WRITE),
                AccessRule.api(HttpMethod.POST, "/downloads", PLAYERS, Scope.FEEDBACK_WRITE),
                AccessRule.api(HttpMethod.POST, "/corrections", PLAYERS, Scope.FEEDBACK_WRITE),
                AccessRule.api(HttpMethod.POST, "/feedback/batch", PLAYERS, Scope.FEEDBACK_WRITE),
                AccessRule.api(HttpMethod.POST, "/search/{searchId}/opens", AccessRule.EVERYONE, Scope.SEARCH),
                AccessRule.api(HttpMethod.GET, "/snippets/{id}/ratings", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.page(HttpMethod.POST, "/snippets/{id}/usages", PLAYERS),
                AccessRule.page(HttpMethod.POST, "/snippets/{id}/ratings", PLAYERS),
                AccessRule.page(HttpMethod.POST, "/snippets/{id}/corrections", PLAYERS));
    }
}
