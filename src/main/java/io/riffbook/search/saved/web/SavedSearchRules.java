package io.riffbook.search.saved.web;

import static io.riffbook.access.AccessRule.EVERYONE;
import static io.riffbook.access.Scope.SEARCH;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import org.springframework.stereotype.Component;

import java.util.List;

/// Everybody keeps searches for themselves; a key for the person for whom it acts.
@Component
class SavedSearchRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(AccessRule.api(GET, "/saved-searches", EVERYONE, SEARCH),
                AccessRule.api(POST, "/saved-searches", EVERYONE, SEARCH),
                AccessRule.api(GET, "/saved-searches/{id}", EVERYONE, SEARCH),
                AccessRule.api(PATCH, "/saved-searches/{id}", EVERYONE, SEARCH),
                AccessRule.api(DELETE, "/saved-searches/{id}", EVERYONE, SEARCH),
                AccessRule.api(GET, "/search/alerts", EVERYONE, SEARCH),
                AccessRule.api(POST, "/search/alerts/seen", EVERYONE, SEARCH),
                AccessRule.page(GET, "/saved-searches", EVERYONE), AccessRule.page(POST, "/saved-searches", EVERYONE),
                AccessRule.page(POST, "/saved-searches/{id}/alert", EVERYONE),
                AccessRule.page(POST, "/saved-searches/{id}/remove", EVERYONE),
                AccessRule.page(POST, "/saved-searches/alerts/seen", EVERYONE));
    }
}
