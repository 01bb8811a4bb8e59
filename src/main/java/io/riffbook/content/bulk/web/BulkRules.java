package io.riffbook.content.bulk.web;

import static io.riffbook.access.AccessRule.AUTHORS;
import static io.riffbook.access.Scope.CONTENT_WRITE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import org.springframework.stereotype.Component;

import java.util.List;

@Component
class BulkRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(GET, "/bulk-changes", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/bulk-changes", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/bulk-changes/{id}", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/bulk-changes/{id}/items", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/bulk-changes/{id}/undo", AUTHORS, CONTENT_WRITE),
                AccessRule.page(GET, "/bulk-changes", AUTHORS),
                AccessRule.page(POST, "/bulk-changes", AUTHORS),
                AccessRule.page(GET, "/bulk-changes/new", AUTHORS),
                AccessRule.page(GET, "/bulk-changes/{id}", AUTHORS),
                AccessRule.page(GET, "/bulk-changes/{id}/progress", AUTHORS),
                AccessRule.page(POST, "/bulk-changes/{id}/undo", AUTHORS));
    }
}
