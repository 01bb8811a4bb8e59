package io.riffbook.content.composing.web;

import static io.riffbook.access.AccessRule.AUTHORS;
import static io.riffbook.access.Scope.CONTENT_WRITE;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ComposingRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(POST, "/decks/composed", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/decks/{id}/composed", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/markdown", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/decks/{id}/exports", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/decks/{id}/exports/{job}/file", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/deck-templates", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/deck-templates", AUTHORS, CONTENT_WRITE),
                AccessRule.api(DELETE, "/deck-templates/{id}", AUTHORS, CONTENT_WRITE),
                AccessRule.page(GET, "/decks/new", AUTHORS),
                AccessRule.page(POST, "/decks/new", AUTHORS),
                AccessRule.page(POST, "/decks/preview", AUTHORS),
                AccessRule.page(GET, "/decks/{id}/edit", AUTHORS),
                AccessRule.page(POST, "/decks/{id}/edit", AUTHORS),
                AccessRule.page(GET, "/decks/{id}/exports", AUTHORS),
                AccessRule.page(POST, "/decks/{id}/exports", AUTHORS),
                AccessRule.page(GET, "/decks/{id}/exports/{job}", AUTHORS),
                AccessRule.page(GET, "/decks/{id}/exports/{job}/progress", AUTHORS));
    }
}
