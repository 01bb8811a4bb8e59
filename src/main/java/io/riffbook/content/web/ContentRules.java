package io.riffbook.content.web;

import static io.riffbook.access.AccessRule.AUTHORS;
import static io.riffbook.access.AccessRule.EVERYONE;
import static io.riffbook.access.Scope.CONTENT_READ;
import static io.riffbook.access.Scope.CONTENT_WRITE;
import static io.riffbook.access.Scope.REPORTS_READ;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class ContentRules implements AccessRules {
    /// Those who correct proposals, and those who ask whether they are any good.
    private static final Set<Role> READERS = Set.of(Role.ADMIN, Role.MARKETER, Role.ANALYST);

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(GET, "/decks", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/decks", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/reading", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/revisions", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/decks/{id}/revisions", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/revisions/{number}/file", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/revisions/{number}/changes", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/decks/{id}/revisions/{number}/accepted-changes", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/decks/{id}/revisions/{number}/kept-snippets", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/passages", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/passages/{passage}/preview", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/passages/{passage}/slide", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/proposals", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/proposal-quality", READERS, REPORTS_READ),
                AccessRule.api(POST, "/decks/{id}/snippets", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/snippets", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/snippets", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/snippets/{id}", EVERYONE, CONTENT_READ),
                AccessRule.api(PATCH, "/snippets/{id}", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/snippets/{id}/lifecycle", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/snippets/{id}/verify", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/snippets/{id}/review", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/snippets/{id}/review", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/snippets/{id}/preview", EVERYONE, CONTENT_READ),
                AccessRule.api(GET, "/snippets/{id}/slide", EVERYONE, CONTENT_READ),
                AccessRule.api(GET, "/snippets/{id}/similar", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/snippets/similar", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/snippets/{id}/revisions", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/snippets/{id}/revisions/{number}", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/snippets/{id}/revisions/{number}/diff", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/snippets/{id}/revisions/{number}/restore", AUTHORS, CONTENT_WRITE),
                AccessRule.page(GET, "/decks", AUTHORS),
                AccessRule.page(POST, "/decks", AUTHORS),
                AccessRule.page(GET, "/decks/jobs/{id}", AUTHORS),
                AccessRule.page(GET, "/decks/jobs/{id}/progress", AUTHORS),
                AccessRule.page(GET, "/decks/{id}", AUTHORS),
                AccessRule.page(POST, "/decks/{id}/revisions", AUTHORS),
                AccessRule.page(GET, "/decks/{id}/revisions/{number}/changes", AUTHORS),
                AccessRule.page(POST, "/decks/{id}/revisions/{number}/changes", AUTHORS),
                AccessRule.page(POST, "/decks/{id}/snippets", AUTHORS),
                AccessRule.page(GET, "/snippets", AUTHORS),
                AccessRule.page(POST, "/snippets", AUTHORS),
                AccessRule.page(GET, "/snippets/new", AUTHORS),
                AccessRule.page(GET, "/snippets/{id}", EVERYONE),
                AccessRule.page(GET, "/snippets/{id}/edit", AUTHORS),
                AccessRule.page(POST, "/snippets/{id}/edit", AUTHORS),
                AccessRule.page(POST, "/snippets/{id}/deck-change", AUTHORS),
                AccessRule.page(POST, "/snippets/{id}/lifecycle", AUTHORS),
                AccessRule.page(POST, "/snippets/{id}/verify", AUTHORS),
                AccessRule.page(POST, "/snippets/{id}/review", AUTHORS),
                AccessRule.page(GET, "/snippets/{id}/revisions", AUTHORS),
                AccessRule.page(POST, "/snippets/{id}/revisions/{number}/restore", AUTHORS));
    }
}
