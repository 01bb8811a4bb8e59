package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Walks every mapped endpoint, pages too, as everybody, and compares who gets in with the table in access/role-endpoint.tsv.
/// What the filters answer themselves, POST /sign-in and POST /sign-out, is mapped nowhere; SigningInTest covers it.
/// An endpoint that the table doesn't name fails, and so does a line of the table that nothing is mapped to.
@RiffbookTest
class RoleEndpointTest {
    private static final Set<String> REFUSALS = Set.of("unauthenticated", "forbidden", "");

    @Autowired
    SignedIn signedIn;
    @Autowired
    List<RequestMappingInfoHandlerMapping> mappings;

    @Test
    void theTableNamesEveryMappedEndpointAndNoOther() {
        assertThat(EndpointTable.read().keySet()).containsExactlyInAnyOrderElementsOf(mapped());
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsInWhereTheTableSaysSoAndNowhereElse() {
        Map<String, Api> callers = callers();
        return EndpointTable.read().entrySet().stream()
                .map(line -> DynamicTest.dynamicTest(line.getKey(), () -> {
                    for (Map.Entry<String, Api> caller : callers.entrySet()) {
                        boolean letIn = letIn(caller.getValue(), line.getKey());
                        assertThat(letIn).as("%s as %s", line.getKey(), caller.getKey())
                                .isEqualTo(line.getValue().letsIn(caller.getKey()));
                    }
                }));
    }

    /// One caller for each word that the table may use, with the names that it uses.
    private Map<String, Api> callers() {
        Map<String, Api> callers = new LinkedHashMap<>();
        Api anonymous = signedIn.anonymous();
        String token = anonymous.get("/sign-in").hidden("_csrf");
        callers.put(EndpointTable.ANYBODY, anonymous.with("X-CSRF-TOKEN", token));
        for (Role role : AccessRule.EVERYONE) {
            callers.put(role.word(), signedIn.as(role));
        }
        callers.put(EndpointTable.ANY_KEY, signedIn.withKey());
        for (Scope scope : Scope.values()) {
            callers.put(scope.word(), signedIn.withKey(scope));
        }
        return callers;
    }

    /// Past the chain is past the chain: whatever a controller says of a made-up id and an empty body, it was reached.
    private static boolean letIn(Api caller, String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        String path = parts[1].replaceAll("\\{number}", "1").replaceAll("/\\*\\*$", "/x")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        Api.Answer answer = caller.send(parts[0], path, "application/json", BodyPublishers.ofString("{}"));
        assertThat(answer.status()).as("%s answers %s", endpoint, answer).isLessThan(500);
        return answer.status() != 401 && (answer.status() != 403 || !REFUSALS.contains(answer.problem()));
    }

    private Set<String> mapped() {
        Set<String> endpoints = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, _) -> endpoints.addAll(named(info)));
        }
        return endpoints;
    }

    private static List<String> named(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                        .map(method -> method + " " + path))
                .toList();
    }
}
