package io.riffbook.search.web;

import static io.riffbook.access.AccessRule.AUTHORS;
import static io.riffbook.access.Scope.CONTENT_WRITE;
import static io.riffbook.access.Scope.PEOPLE_ADMIN;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

@Component
class IndexRules implements AccessRules {
    private static final Set<Role> ADMINS = Set.of(Role.ADMIN);

    @Override
    public List<AccessRule> rules() {
        return List.of(AccessRule.api(GET, "/index/parked", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/index/parked/retry", AUTHORS, CONTENT_WRITE),
                AccessRule.api(POST, "/index/rebuilds", ADMINS, PEOPLE_ADMIN),
                AccessRule.api(POST, "/index/rollback", ADMINS, PEOPLE_ADMIN),
                AccessRule.page(GET, "/index", ADMINS), AccessRule.page(GET, "/index/progress", ADMINS),
                AccessRule.page(POST, "/index/rebuilds", ADMINS), AccessRule.page(POST, "/index/rollback", ADMINS),
                AccessRule.page(POST, "/index/parked/retry", ADMINS));
    }
}
