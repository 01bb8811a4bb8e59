package io.riffbook.deals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.testing.Api;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@RiffbookTest
class OpportunityImportTest {
    private static final Map<String, Object> MAPPING = Map.of("source", "crm", "columns", Map.ofEntries(
            Map.entry("Deal ID", "externalId"), Map.entry("Deal", "name"), Map.entry("Customer", "account"),
            Map.entry("Owner", "ownerEmail"), Map.entry("Unit", "team"), Map.entry("Level", "ownerTier"),
            Map.entry("Volume", "amount"), Map.entry("Phase", "stage"), Map.entry("Size", "segments"),
            Map.entry("Why", "reasons"), Map.entry("Close", "closedAt"), Map.entry("Changed", "updatedAt"),
            Map.entry("Explored", "enteredAt:buying-stage/exploring")),
            "values", Map.of("Phase", Map.of("Closed Won", "won", "Discovery", "buying-stage/exploring", "Gone quiet",
                    "no-decision"), "Size", Map.of("Small", "company-size/small")),
            "currency", "EUR");
    private static final String HEADER = "Deal ID,Deal,Customer,Owner,Unit,Level,Volume,Phase,Size,Why,Close,Changed,"
            + "Explored,Not of interest\n";

    @Autowired
    SignedIn signedIn;
    @Autowired
    JdbcClient db;

    private final String id = UUID.randomUUID().toString();
    private Api crm;

    @BeforeEach
    void takeAKey() {
        crm = signedIn.withKey(Scope.OPPORTUNITIES_WRITE, Scope.OPPORTUNITIES_READ, Scope.CONTENT_READ);
        signedIn.as(Role.MARKETER).put("/api/v1/opportunity-mappings/test-crm", MAPPING);
    }

    @Test
    void readsWhatACrmExports() {
        String file = HEADER
                + """
                        %1$s-1,"Cold chain, all sites",Dairy of the North,Kim@Example.com,North,senior,"48,000.50",Closed Won,Small,\
                        "pilot; price",2026-03-01,2026-03-02T10:00:00Z,2026-01-05 09:30,x

                        %1$s-2,Depot,Bakery,,,,,Discovery,,,2027-12-31,2026-03-02 10:00:00,,
                        """
                        .formatted(id);

        Map<String, Integer> counts = take(file.getBytes(StandardCharsets.UTF_8), "test-crm");

        assertThat(counts).containsEntry("created", 2).containsEntry("refused", 0).containsEntry("rows", 2);
        Api.Answer won = crm.get("/api/v1/opportunities/crm/" + id + "-1");
        assertThat(won.json("/name")).isEqualTo("Cold chain, all sites");
        assertThat(won.json("/ownerEmail")).isEqualTo("kim@example.com");
        assertThat(won.json("/team")).isEqualTo("North");
        assertThat(won.json("/ownerTier")).isEqualTo("senior");
        assertThat(won.json("/amount")).isEqualTo("48000.5");
        assertThat(won.json("/outcome")).isEqualTo("won");
        assertThat(won.json("/closedAt")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(won.json("/reasons/1")).isEqualTo("price");
        assertThat(won.json("/segments/0")).isEqualTo("company-size/small");
        assertThat(won.json("/stageHistory/0/at")).isEqualTo("2026-01-05T09:30:00Z");
        Api.Answer open = crm.get("/api/v1/opportunities/crm/" + id + "-2");
        assertThat(open.json("/stage")).isEqualTo("buying-stage/exploring");
        assertThat(open.json("/outcome")).as("a hoped-for close is none").isEqualTo("open");
    }

    @Test
    void refusesRowsEachByItselfAndSaysWhichAndWhy() {
        String file = HEADER + """
                %1$s-1,Fine,Bakery,,,,12,Discovery,,,,2026-03-02,,
                ,No id,Bakery,,,,12,Discovery,,,,2026-03-02,,
                %1$s-3,Bad number,Bakery,,,,lots,Discovery,,,,2026-03-02,,
                %1$s-4,Bad stage,Bakery,,,,,Negotiation,,,,2026-03-02,,
                %1$s-5,Bad time,Bakery,,,,,Discovery,,,,yesterday,,
                %1$s-6,Too wide,Bakery,,,,,Discovery,,,,2026-03-02,,,,
                """.formatted(id);

        String job = send(file.getBytes(StandardCharsets.UTF_8), "test-crm").json("/jobId");
        await(job);

        Api.Answer refusals = crm.get("/api/v1/opportunities/import/" + job + "/refusals?limit=3");
        assertThat(refusals.json("/total")).as(refusals.toString()).isEqualTo("5");
        assertThat(refusals.json("/items/0/number")).isEqualTo("2");
        assertThat(refusals.json("/items/0/line")).isEqualTo("3");
        assertThat(refusals.json("/items/0/problem/errors/0/pointer")).isEqualTo("/externalId");
        assertThat(refusals.json("/items/1/problem/errors/0/pointer")).isEqualTo("/amount");
        assertThat(refusals.json("/items/2/problem/errors/0/pointer")).isEqualTo("/stage");
        assertThat(crm.get("/api/v1/opportunities/import/" + job + "/refusals?limit=3&cursor="
                + refusals.json("/nextCursor")).json("/items/1/number")).isEqualTo("6");
        assertThat(signedIn.withKey(Scope.OPPORTUNITIES_WRITE)
                .get("/api/v1/opportunities/import/" + job + "/refusals").status()).isEqualTo(404);
        assertThat(kept(job)).as("the file is not kept").isZero();
    }

    @ParameterizedTest
    @CsvSource({"',', false", ";, true", "'\t', true"})
    void findsTheDelimiterOutAndAnyByteOrderMark(char delimiter, boolean isMarked) {
        String file = (isMarked ? "\uFEFF" : "") + HEADER.replace(',', delimiter)
                + (id + "-1,\"Größe; a, b\",Bakery,,,,7,Discovery,,,,2026-03-02,,").replace(',', delimiter)
                        .replace("a" + delimiter, "a,");

        assertThat(take(file.getBytes(StandardCharsets.UTF_8), "test-crm")).containsEntry("created", 1);

        assertThat(crm.get("/api/v1/opportunities/crm/" + id + "-1").json("/name")).isEqualTo("Größe; a, b");
    }

    @Test
    void changesNothingWhenSentAgainAndGoesOnBehindWhatIsSettled() {
        String rows = IntStream.range(0, 1_201).mapToObj(row -> id + "-" + row + ",Deal,Bakery,,,,," + (row % 400 == 399
                ? "Nonsense"
                : "Discovery") + ",,,,2026-03-02,,").collect(Collectors.joining("\r\n"));
        byte[] file = (HEADER + rows).getBytes(StandardCharsets.UTF_8);

        assertThat(take(file, "test-crm")).containsEntry("created", 1_198).containsEntry("refused", 3);
        assertThat(take(file, "test-crm")).containsEntry("created", 0).containsEntry("updated", 1_198)
                .containsEntry("rows", 1_201);
        Api once = crm.with("Idempotency-Key", id);
        String first = send(once, file, "test-crm").json("/jobId");
        assertThat(send(once, file, "test-crm").json("/jobId")).isEqualTo(first);
        await(first);
    }

    @ParameterizedTest
    @CsvSource({"'', no-header", "'Deal ID,Deal', column-missing", "'Deal,Deal,Deal ID,Customer', column-missing",
            "'x\"y\n\"open', column-missing"})
    void saysWhyAFileIsNone(String file, String reason) {
        String job = send(file.getBytes(StandardCharsets.UTF_8), "test-crm").json("/jobId");

        assertThat(await(job).json("/failure/reason")).isEqualTo(reason);
        assertThat(kept(job)).isZero();
    }

    @Test
    void refusesAFileInAnotherEncodingAndAQuoteThatNeverEnds() {
        byte[] latin = (HEADER + id + "-1,Größe,Bakery,,,,7,Discovery,,,,2026-03-02,,")
                .getBytes(Charset.forName("windows-1252"));
        assertThat(await(send(latin, "test-crm").json("/jobId")).json("/failure/reason")).isEqualTo("not-utf-8");
        byte[] endless = (HEADER + id + "-1,\"" + "a".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(await(send(endless, "test-crm").json("/jobId")).json("/failure/reason")).isEqualTo("not-csv");
    }

    @Test
    void keepsMappingsUnderNames() {
        Api marketer = signedIn.as(Role.MARKETER);
        String name = "m-" + id;
        assertThat(marketer.put("/api/v1/opportunity-mappings/" + name, MAPPING).status()).isEqualTo(200);
        assertThat(marketer.get("/api/v1/opportunity-mappings").text()).contains(name);
        assertThat(marketer.get("/api/v1/opportunity-mappings/" + name).json("/columns/Deal")).isEqualTo("name");
        assertThat(marketer.delete("/api/v1/opportunity-mappings/" + name).status()).isEqualTo(204);
        assertThat(marketer.get("/api/v1/opportunity-mappings/" + name).problem()).isEqualTo("not-found");
        Map<String, Object> wrong = new HashMap<>(MAPPING);
        wrong.put("columns", Map.of("A", "externalId", "B", "name", "C", "enteredAt:nothing", "D", "colour"));
        wrong.put("source", "Not A Name");
        wrong.put("timeZone", "Mars/North");
        Api.Answer refused = marketer.put("/api/v1/opportunity-mappings/" + name, wrong);
        assertThat(refused.json().requiredAt("/errors").valueStream().map(fault -> fault.at("/pointer").asString()))
                .containsExactlyInAnyOrder("/source", "/columns/C", "/columns/D", "/columns", "/values/Phase",
                        "/values/Size", "/timeZone");
        assertThat(marketer.put("/api/v1/opportunity-mappings/No%20Name", MAPPING).status()).isEqualTo(400);
    }

    private Map<String, Integer> take(byte[] file, String mapping) {
        Api.Answer job = await(send(file, mapping).json("/jobId"));
        assertThat(job.json("/state")).as(job.toString()).isEqualTo("done");
        return Set.of("rows", "created", "updated", "ignored", "refused").stream()
                .collect(Collectors.toMap(word -> word, word -> Integer.parseInt(job.json("/result/" + word))));
    }

    private Api.Answer send(byte[] file, String mapping) {
        return send(crm, file, mapping);
    }

    private static Api.Answer send(Api as, byte[] file, String mapping) {
        Api.Answer sent = Multipart.of("deals.csv", file).post(as,
                "/api/v1/opportunities/import?mappingName=" + mapping);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(202);
        return sent;
    }

    private Api.Answer await(String job) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(
                () -> crm.get("/api/v1/jobs/" + job),
                answer -> List.of("done", "failed").contains(answer.json("/state")));
    }

    private int kept(String job) {
        return db.sql("select count(*) from opportunity_import_part where job_id = :job")
                .param("job", UUID.fromString(job)).query(Integer.class).single();
    }
}
