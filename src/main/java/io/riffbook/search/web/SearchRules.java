package io.riffbook.search.web;

import static io.riffbook.access.AccessRule.AUTHORS;
import static io.riffbook.access.AccessRule.EVERYONE;
import static io.riffbook.access.Scope.CONTENT_WRITE;
import static io.riffbook.access.Scope.SEARCH;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SearchRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(AccessRule.api(GET, "/search", EVERYONE, SEARCH),
                AccessRule.api(POST, "/search", EVERYONE, SEARCH),
                AccessRule.api(GET, "/search/suggestions", EVERYONE, SEARCH),
                AccessRule.api(POST, "/search/bulk-changes", AUTHORS, CONTENT_WRITE),
                AccessRule.page(GET, "/", EVERYONE),
                AccessRule.page(GET, "/search", EVERYONE), AccessRule.api(GET, "/index", AUTHORS, CONTENT_WRITE));
    }
}
