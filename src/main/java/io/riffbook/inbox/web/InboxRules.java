package io.riffbook.inbox.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import org.springframework.stereotype.Component;

import java.util.List;

import static io.riffbook.access.AccessRule.EVERYONE;
import static io.riffbook.access.Scope.SEARCH;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/// Everybody reads their own inbox; a key that of the person for whom it acts.
@Component
class InboxRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(AccessRule.api(GET, "/inbox", EVERYONE, SEARCH),
                AccessRule.api(POST, "/inbox/read", EVERYONE, SEARCH),
                AccessRule.api(GET, "/inbox/settings", EVERYONE, SEARCH),
                AccessRule.api(PUT, "/inbox/settings", EVERYONE, SEARCH),
                AccessRule.page(GET, "/inbox", EVERYONE), AccessRule.page(POST, "/inbox/read", EVERYONE),
                AccessRule.page(POST, "/inbox/{id}/open", EVERYONE), AccessRule.page(POST, "/inbox/mail", EVERYONE));
    }
}
