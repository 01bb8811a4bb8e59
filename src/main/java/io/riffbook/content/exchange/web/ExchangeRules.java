package io.riffbook.content.exchange.web;

import static io.riffbook.access.AccessRule.AUTHORS;
import static io.riffbook.access.Scope.CONTENT_WRITE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import org.springframework.stereotype.Component;

import java.util.List;

@Component
class ExchangeRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(POST, "/exports", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/exports/{id}/file", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/imports", AUTHORS, CONTENT_WRITE),
                AccessRule.api(GET, "/imports/{id}/results", AUTHORS, CONTENT_WRITE));
    }
}
