package io.riffbook.demo.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

/// Whoever runs the installation removes the demo.
@Component
class DemoRules implements AccessRules {

    @Override
    public List<AccessRule> rules() {
        return List.of(AccessRule.api(HttpMethod.DELETE, "/demo", Set.of(Role.ADMIN), Scope.PEOPLE_ADMIN));
    }
}
