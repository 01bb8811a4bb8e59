package io.riffbook.model.web;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Scope;
import org.springframework.stereotype.Component;

import java.util.List;

/// The content model is the same for everybody who may read content; those who author change the taxonomies.
@Component
class ModelRules implements AccessRules {
    private static final String CONCEPT = "/taxonomies/{taxonomy}/concepts/{concept}";

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(GET, "/content-types", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(GET, "/content-types/{kind}", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(GET, "/taxonomies", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(GET, "/taxonomies/{id}", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(POST, "/taxonomies", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(PATCH, "/taxonomies/{id}", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(POST, "/taxonomies/{taxonomy}/concepts", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(GET, CONCEPT, AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(PATCH, CONCEPT, AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(DELETE, CONCEPT, AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(GET, CONCEPT + "/users", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(POST, CONCEPT + "/rename", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(POST, CONCEPT + "/merge", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(GET, "/model/diff", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(GET, "/model/export", AccessRule.AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.page(GET, "/glossary", AccessRule.EVERYONE));
    }
}
