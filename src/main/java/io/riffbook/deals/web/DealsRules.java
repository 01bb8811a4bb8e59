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
                writing(HttpMethod.PUT, "/opportunities/{source}/{externalId}"),
                writing(HttpMethod.POST, "/opportunities/bulk"),
                writing(HttpMethod.POST, "/opportunities/import"),
                writing(HttpMethod.GET, "/opportunities/import/{jobId}/refusals"),
                writing(HttpMethod.GET, "/opportunity-mappings"),
                writing(HttpMethod.GET, "/opportunity-mappings/{name}"),
                writing(HttpMethod.PUT, "/opportunity-mappings/{name}"),
                writing(HttpMethod.DELETE, "/opportunity-mappings/{name}"),
                AccessRule.api(HttpMethod.GET, "/opportunities", AccessRule.EVERYONE, Scope.OPPORTUNITIES_READ),
                AccessRule.api(HttpMethod.GET, "/opportunities/{id}", AccessRule.EVERYONE, Scope.OPPORTUNITIES_READ),
                AccessRule.api(HttpMethod.GET, "/opportunities/{source}/{externalId}", AccessRule.EVERYONE,
                        Scope.OPPORTUNITIES_READ));
    }

    private static AccessRule writing(HttpMethod method, String pattern) {
        return AccessRule.api(method, pattern, AccessRule.AUTHORS, Scope.OPPORTUNITIES_WRITE);
    }
}
