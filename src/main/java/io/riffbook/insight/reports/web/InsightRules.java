package io.riffbook.insight.reports.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;

/// Marketing and sales read the same report: also who may not open a deck reads its title here, as the name of the line that sums
/// up its snippets. Nothing else of a deck is told.
@Component
class InsightRules implements AccessRules {
    /// Those who can do something about what nobody plays, and those who look for it.
    static final Set<Role> READERS = Set.of(Role.ADMIN, Role.MARKETER, Role.ANALYST);

    /// Those who may read passages.
    private static final Set<Role> AUTHORS = Set.of(Role.ADMIN, Role.MARKETER);

    @Override
    public List<AccessRule> rules() {
        return List.of(
                AccessRule.api(HttpMethod.GET, "/reports/glance", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/glance.csv", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/snippets/{id}", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/snippets/{id}/steps.csv", AccessRule.EVERYONE,
                        Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/snippets/{id}/segments.csv", AccessRule.EVERYONE,
                        Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/snippets", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/snippets.csv", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/decks", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/decks.csv", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/never-used", READERS, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/searches/unmet", READERS, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/unmet", READERS, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/unmet.csv", READERS, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/losses", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/losses.csv", AccessRule.EVERYONE, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/losses/searches", READERS, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/losses/searches.csv", READERS, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/decks/{id}", AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(HttpMethod.GET, "/reports/decks/{id}/passages.csv", AUTHORS, Scope.CONTENT_WRITE),
                AccessRule.api(HttpMethod.GET, "/reports/stale", READERS, Scope.REPORTS_READ),
                AccessRule.api(HttpMethod.GET, "/reports/stale.csv", READERS, Scope.REPORTS_READ),
                AccessRule.page(HttpMethod.GET, "/report/unmet", READERS),
                AccessRule.page(HttpMethod.GET, "/report/losses", AccessRule.EVERYONE),
                AccessRule.page(HttpMethod.GET, "/report/decks/{id}", AUTHORS),
                AccessRule.page(HttpMethod.GET, "/report/stale", READERS),
                AccessRule.page(HttpMethod.GET, "/report", AccessRule.EVERYONE),
                AccessRule.page(HttpMethod.GET, "/report/snippets", AccessRule.EVERYONE),
                AccessRule.page(HttpMethod.GET, "/report/snippets/{id}", AccessRule.EVERYONE),
                AccessRule.page(HttpMethod.GET, "/report/never-used", READERS));
    }
}
