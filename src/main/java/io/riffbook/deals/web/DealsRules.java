package io.riffbook.deals.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;

/// Programs tell opportunities; those who author may too, to try it out.
@Component
class DealsRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(HttpMethod.PUT, "/opportunities/{source}/{externalId}", AccessRule.AUTHORS,
                        Scope.OPPORTUNITIES_WRITE),
                AccessRule.api(HttpMethod.POST, "/opportunities/bulk", AccessRule.AUTHORS, Scope.OPPORTUNITIES_WRITE),
                AccessRule.api(HttpMethod.GET, "/opportunities", AccessRule.EVERYONE, Scope.OPPORTUNITIES_READ),
                AccessRule.api(HttpMethod.GET, "/opportunities/{id}", AccessRule.EVERYONE, Scope.OPPORTUNITIES_READ),
                AccessRule.api(HttpMethod.GET, "/opportunities/{source}/{externalId}", AccessRule.EVERYONE,
                        Scope.OPPORTUNITIES_READ));
    }
}
