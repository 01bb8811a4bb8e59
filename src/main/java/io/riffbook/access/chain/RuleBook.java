package io.riffbook.access.chain;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

/// All features' rules. The most specific pattern counts, as it does for the controllers; what no rule names is denied.
@Component
public class RuleBook implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);
    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);

    private final List<Entry> entries;

    private record Entry(AccessRule rule, PathPattern pattern) {
        boolean covers(HttpMethod method, PathContainer path) {
            HttpMethod asked = HttpMethod.HEAD.equals(method) ? HttpMethod.GET : method;
            return rule.method().equals(asked) && pattern.matches(path);
        }
    }

    RuleBook(Collection<AccessRules> features) {
        PathPatternParser parser = new PathPatternParser();
        this.entries = features.stream().flatMap(feature -> feature.rules().stream())
                .map(rule -> new Entry(rule, parser.parse(rule.pattern())))
                .sorted(Comparator.comparing(Entry::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
        refuseContradictions();
    }

    @Override
    public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        RequestPath path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
        Optional<AccessRule> rule = find(HttpMethod.valueOf(request.getMethod()), path.pathWithinApplication());
        Optional<Caller> caller = Caller.of(authentication.get());
        if (rule.isEmpty() || caller.isEmpty() || !allows(rule.get(), caller.get())) {
            return DENIED;
        }
        request.setAttribute(AccessRule.ATTRIBUTE, rule.get());
        return GRANTED;
    }

    /// Whether somebody with these roles may see the page, for menus.
    public boolean opens(String path, Set<Role> roles) {
        return find(HttpMethod.GET, PathContainer.parsePath(path))
                .filter(rule -> !Collections.disjoint(rule.roles(), roles)).isPresent();
    }

    private Optional<AccessRule> find(HttpMethod method, PathContainer path) {
        return entries.stream().filter(entry -> entry.covers(method, path)).findFirst().map(Entry::rule);
    }

    private static boolean allows(AccessRule rule, Caller caller) {
        if (caller.mustChangePassword()) {
            return false;
        }
        if (!caller.isKey()) {
            return !Collections.disjoint(rule.roles(), caller.viewer().roles());
        }
        boolean inScope = rule.scope().filter(caller::hasScope).isPresent();
        boolean forItself = caller.viewer().person().isEmpty();
        return inScope && (forItself || !Collections.disjoint(rule.roles(), caller.viewer().roles()));
    }

    private void refuseContradictions() {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry.rule().method() + " " + entry.pattern())) {
                throw new IllegalStateException(
                        "two access rules for " + entry.rule().method() + " " + entry.pattern());
            }
        }
    }
}
