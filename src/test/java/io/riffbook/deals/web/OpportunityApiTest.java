package io.riffbook.deals.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.testing.Api;
import io.riffbook.testing.Api.Answer;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@RiffbookTest
class OpportunityApiTest {
    private static final String BULK = "/api/v1/opportunities/bulk";

    @Autowired
    SignedIn signedIn;

    private final String externalId = UUID.randomUUID().toString();
    private final String path = "/api/v1/opportunities/salesforce/" + externalId;
    private Api crm;

    @BeforeEach
    void connect() {
        crm = signedIn.withKey(Scope.OPPORTUNITIES_WRITE, Scope.OPPORTUNITIES_READ);
    }

    @Test
    void takesAnOpportunityAndGivesItBack() {
        Answer created = crm.put(path, opportunity("Cold chain", "2026-03-02T09:00:00Z"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json("/ignored")).isEqualTo("false");
        Answer read = crm.get(created.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json("/externalId")).isEqualTo(externalId);
        assertThat(read.json("/name")).isEqualTo("Cold chain");
        assertThat(read.json("/outcome")).isEqualTo("open");
        assertThat(read.json("/stageHistory/0/stage")).isEqualTo("buying-stage/exploring");
        assertThat(crm.get(path).json()).isEqualTo(read.json());
    }

    @Test
    void saysWhenAnUpdateCameTooLate() {
        crm.put(path, opportunity("New", "2026-03-03T09:00:00Z"));

        Answer late = crm.put(path, opportunity("Old", "2026-03-02T09:00:00Z"));

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json("/ignored")).isEqualTo("true");
        assertThat(late.json("/name")).isEqualTo("New");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(crm.put(path, "{\"nmae\": 1}")).satisfies(it -> isInvalidAt(it, "/nmae"));
        assertThat(crm.put(path, "{\"amount\": \"much\"}")).satisfies(it -> isInvalidAt(it, "/amount"));
        assertThat(crm.put(path, "{\"updatedAt\": \"today\"}")).satisfies(it -> isInvalidAt(it, "/updatedAt"));
        assertThat(crm.put(path, "{}")).satisfies(it -> isInvalidAt(it, "/name"));
        assertThat(crm.put("/api/v1/opportunities/SalesForce/1", "{}").status()).isEqualTo(400);
        assertThat(crm.put(path, "{").problem()).isEqualTo("invalid-request");
        assertThat(crm.get(path).status()).isEqualTo(404);
    }

    @Test
    void takesTheGoodOnesOfABulkRequestAndNamesTheBadOnes() {
        Map<String, Object> good = item("Good");
        Map<String, Object> nameless = item("");
        Map<String, Object> lost = new HashMap<>(item("Nowhere"));
        lost.remove("externalId");

        Answer answer = crm.post(BULK, List.of(good, nameless, "no object", lost, good));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json("/created")).isEqualTo("1");
        assertThat(answer.json("/updated")).isEqualTo("1");
        assertThat(answer.json("/refused")).isEqualTo("3");
        assertThat(answer.json("/results/0/status")).isEqualTo("created");
        assertThat(answer.json("/results/1/problem/errors/0/pointer")).isEqualTo("/name");
        assertThat(answer.json("/results/2/status")).isEqualTo("refused");
        assertThat(answer.json("/results/3/problem/errors/0/pointer")).isEqualTo("/externalId");
        assertThat(answer.json("/results/4/id")).isEqualTo(answer.json("/results/0/id"));
    }

    @Test
    void takesLinesAndSkipsABrokenOne() {
        String body = """
                {"source": "hubspot", "externalId": "%1$s", "name": "n", "account": "a", "updatedAt": "2026-03-02T09:00:00Z"}

                {"source": "hubspot", "externalId": "%1$s",
                {"source": "hubspot", "externalId": "%1$s", "name": "m", "account": "a", "updatedAt": "2026-03-01T09:00:00Z"}
                """
                .formatted(externalId);

        Answer answer = crm.send("POST", BULK, "application/x-ndjson", BodyPublishers.ofString(body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json("/results/0/status")).isEqualTo("created");
        assertThat(answer.json("/results/1/status")).isEqualTo("refused");
        assertThat(answer.json("/results/2/status")).isEqualTo("ignored");
    }

    @Test
    void refusesABulkRequestThatIsTooLargeOrNone() {
        assertThat(crm.post(BULK, Collections.nCopies(501, Map.of())).problem()).isEqualTo("too-large");
        assertThat(crm.post(BULK, " ".repeat(9_000_000)).problem()).isEqualTo("too-large");
        assertThat(crm.post(BULK, Map.of()).problem()).isEqualTo("invalid-request");
        assertThat(crm.post(BULK, "[").problem()).isEqualTo("invalid-request");
        assertThat(crm.post(BULK, List.of()).json().at("/results")).isEmpty();
    }

    @Test
    void findsDealsForThePicker() {
        String account = "Ümlaut & " + externalId;
        crm.put(path, Map.of("name", "n", "account", account, "updatedAt", "2026-03-02T09:00:00Z"));

        Answer found = signedIn.as(Role.REP).get("/api/v1/opportunities?open=true&q=%C3%BCmlaut%20%26%20" + externalId);

        assertThat(found.json("/total")).isEqualTo("1");
        assertThat(found.json("/items/0/account")).isEqualTo(account);
        assertThat(crm.get("/api/v1/opportunities?account=x").status()).isEqualTo(400);
        assertThat(crm.get("/api/v1/opportunities?cursor=x").status()).isEqualTo(400);
        assertThat(crm.get("/api/v1/opportunities?limit=0").status()).isEqualTo(400);
    }

    @Test
    void letsOnlyThoseTellWhoMay() {
        Map<String, Object> body = opportunity("n", "2026-03-02T09:00:00Z");

        assertThat(signedIn.as(Role.MARKETER).put(path, body).status()).isEqualTo(201);
        assertThat(signedIn.as(Role.REP).put(path, body).status()).isEqualTo(403);
        assertThat(signedIn.as(Role.REP).get(path).status()).isEqualTo(200);
        assertThat(signedIn.withKey(Scope.OPPORTUNITIES_READ).put(path, body).status()).isEqualTo(403);
        assertThat(signedIn.anonymous().get(path).status()).isEqualTo(401);
    }

    private static void isInvalidAt(Answer answer, String pointer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json("/errors/0/pointer")).isEqualTo(pointer);
    }

    private Map<String, Object> item(String name) {
        return Map.of("source", "hubspot", "externalId", externalId, "name", name, "account", "a", "updatedAt",
                "2026-03-02T09:00:00Z");
    }

    private static Map<String, Object> opportunity(String name, String updatedAt) {
        return Map.of("name", name, "account", "Dairy of the North", "amount", 48_000.5, "currency", "EUR",
                "stageHistory", List.of(Map.of("stage", "buying-stage/exploring", "at", "2026-03-01T09:00:00Z")),
                "segments", List.of("company-size/small"), "updatedAt", updatedAt);
    }
}
