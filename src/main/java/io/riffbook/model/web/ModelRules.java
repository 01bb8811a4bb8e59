package io.riffbook.model.web;

import static org.springframework.http.HttpMethod.GET;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Scope;
import org.springframework.stereotype.Component;

import java.util.List;

/// The content model is the same for everybody who may read content.
@Component
class ModelRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(GET, "/content-types", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(GET, "/content-types/{kind}", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(GET, "/taxonomies", AccessRule.EVERYONE, Scope.CONTENT_READ),
                AccessRule.api(GET, "/taxonomies/{id}", AccessRule.EVERYONE, Scope.CONTENT_READ));
    }
}
