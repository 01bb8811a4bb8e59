package io.riffbook.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

@RiffbookTest
class ImportTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String ZIP = "application/zip";

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;

    private Api marketer;

    @BeforeEach
    void signIn() {
        marketer = signedIn.as(Role.MARKETER);
    }

    private Api.Answer ordered(String type, byte[] content, String parameters) {
        return marketer.send("POST", "/api/v1/imports" + parameters, type, BodyPublishers.ofByteArray(content));
    }

    private String imported(String type, byte[] content, String parameters) {
        Api.Answer answer = ordered(type, content, parameters);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        Jobs.done(marketer, answer.json("/jobId"));
        return answer.json("/jobId");
    }

    private String imported(String parameters, String... rows) {
        return imported(NDJSON, String.join("\n", rows).getBytes(StandardCharsets.UTF_8), parameters);
    }

    private Api.Answer results(String job) {
        return marketer.get("/api/v1/imports/" + job + "/results?limit=100");
    }

    private String count(String job, String outcome) {
        return marketer.get("/api/v1/jobs/" + job).json("/result/" + outcome);
    }

    private static String row(String title, String more) {
        return "{\"kind\":\"proof-point\",\"title\":\"" + title + "\",\"fields\":{\"claim\":\"It **works**.\"}" + more
                + "}";
    }

    private static byte[] zip(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void makesDraftsOfRowsThatWereWrittenElsewhere() {
        String title = "Row " + UUID.randomUUID();
        String job = imported("", row(title, ",\"tags\":[\"industry/retail\"],\"labels\":[\"CFO\",\"no such thing\"]"));

        Api.Answer results = results(job);
        assertThat(results.json("/items/0/outcome")).isEqualTo("created");
        assertThat(results.json("/items/0/notes/0")).isEqualTo("no tag: no such thing");
        Api.Answer snippet = marketer.get("/api/v1/snippets/" + results.json("/items/0/id"));
        assertThat(snippet.json("/lifecycle")).isEqualTo("draft");
        assertThat(snippet.json("/title")).isEqualTo(title);
        assertThat(snippet.json().get("tags").toString()).contains("industry/retail", "persona/cfo");
    }

    @Test
    void publishesThemWhenAskedTo() {
        String job = imported("?publish=true", row("Row " + UUID.randomUUID(), ""));

        assertThat(marketer.get("/api/v1/snippets/" + results(job).json("/items/0/id")).json("/lifecycle"))
                .isEqualTo("published");
    }

    @Test
    void takesARowOnceHoweverOftenItIsSent() {
        String named = ",\"clientId\":\"" + UUID.randomUUID() + "\"";
        String title = "Row " + UUID.randomUUID();
        imported("", row(title, named), row(title, ""));

        String again = imported("", row(title, named), row(title, ""), row("Other", named));

        assertThat(count(again, "created")).isEqualTo("0");
        assertThat(count(again, "unchanged")).isEqualTo("2");
        assertThat(count(again, "exists")).isEqualTo("1");
    }

    @Test
    void saysAllThatIsWrongWithARowAndTakesTheOthers() {
        String id = UUID.randomUUID().toString();
        String job = imported("", "{\"kind\":\"proof-point\",\"title\":\"x\",\"fields\":{\"what\":1,\"claim\":\"\"},"
                + "\"tags\":[\"industry/none\"]}", "no JSON", "[]", "{\"type\":\"person\"}",
                "{\"type\":\"snippet\",\"id\":\"" + id + "\"}", row("Row " + id, ",\"password\":1"),
                row("a\\u0000b", ""), row("Row " + id, ""),
                "{\"kind\":\"proof-point\",\"title\":\"x\",\"fields\":null}");

        Api.Answer results = results(job);
        assertThat(count(job, "created")).isEqualTo("1");
        assertThat(count(job, "refused")).isEqualTo("8");
        assertThat(results.json("/items/0/problem/type")).endsWith("/invalid-content");
        assertThat(results.json().at("/items/0/problem/errors").toString()).contains("/fields/what", "/fields/claim",
                "/tags/0");
        assertThat(results.json().at("/items/4/problem/errors").toString()).contains("/kind", "/lifecycle",
                "/revisions");
        assertThat(results.json("/items/1/place")).isEqualTo("line 2");
    }

    @Test
    void closesWhatIsForAGroupThatNobodyKnows() {
        String group = UUID.randomUUID().toString();
        String job = imported("?publish=true", row("Row " + group,
                ",\"visibility\":{\"reach\":\"customer-facing\",\"groups\":[{\"id\":\"" + group + "\"}]}"));

        String path = "/api/v1/snippets/" + results(job).json("/items/0/id");
        assertThat(results(job).json("/items/0/notes/0")).contains("no group " + group);
        assertThat(marketer.get(path).status()).isEqualTo(200);
        assertThat(signedIn.as(Role.REP).get(path).status()).isEqualTo(404);
    }

    @Test
    void takesNobodysWordFromAFileThatNoAdminBringsIn() {
        Person importer = signedIn.person(Role.MARKETER);
        marketer = signedIn.as(importer);
        Person other = signedIn.person(Role.MARKETER);
        String id = UUID.randomUUID().toString();
        String row = """
                {"type":"snippet","id":"%s","kind":"proof-point","lifecycle":"in-review","publishedRevision":null,\
                "tags":[],"audience":{"for":[],"notFor":[]},"visibility":{"reach":"internal","groups":[]},\
                "verified":{"revision":1,"by":{"id":"%s"},"at":"2026-01-01T00:00:00Z"},"demo":false,\
                "createdAt":"2026-01-01T00:00:00Z","changedAt":"2026-01-01T00:00:00Z","revisions":[{"number":1,\
                "title":"Brought in","fields":{"claim":"It works."},"author":{"id":"%s"},\
                "createdAt":"2026-01-01T00:00:00Z"}]}""".formatted(id, other.id(), other.id());

        String job = imported("", row);

        assertThat(count(job, "created")).as(results(job).toString()).isEqualTo("1");
        Api.Answer snippet = marketer.get("/api/v1/snippets/" + id);
        assertThat(snippet.json("/lifecycle")).isEqualTo("draft");
        assertThat(snippet.json("/authorId")).isEqualTo(importer.id().toString());
        assertThat(snippet.json().requiredAt("/verified").isNull()).isTrue();
        assertThat(results(job).text()).contains("it was in-review", "counts as its author", "has to say so here");
        assertThat(count(imported("", row), "unchanged")).isEqualTo("1");
    }

    @Test
    void settlesTheRowsAroundOneThatNoDatabaseKeeps() {
        String good = "Row " + UUID.randomUUID();
        String job = imported("", row(good, ""),
                "{\"kind\":\"proof-point\",\"title\":\"x\",\"fields\":{\"claim\":\"y\",\"a\\u0000b\":\"z\"}}",
                row(good + "!", ""));

        assertThat(count(job, "created")).isEqualTo("2");
        assertThat(count(job, "refused")).isEqualTo("1");
    }

    @Test
    void goesOnWhereItBrokeOff() {
        db.sql("create sequence if not exists batches").update();
        db.sql("""
                create or replace function break_off() returns trigger language plpgsql as $$
                begin
                    if nextval('batches') = 3 then raise exception 'broken off' using errcode = '40001'; end if;
                    return null;
                end $$""").update();
        db.sql("create trigger break_off after insert on import_result for each statement execute function break_off()")
                .update();
        try {
            String run = UUID.randomUUID().toString();
            String job = imported("", IntStream.range(0, 900).mapToObj(number -> row("Row " + number + " " + run, ""))
                    .toArray(String[]::new));

            assertThat(count(job, "created")).isEqualTo("900");
            assertThat(db.sql("select count(*) from snippet where title like '%' || :run").param("run", run)
                    .query(Integer.class).single()).isEqualTo(900);
            assertThat(db.sql("select attempts from job where id = :id::uuid").param("id", job).query(Integer.class)
                    .single()).isEqualTo(2);
        } finally {
            db.sql("drop trigger break_off on import_result").update();
        }
    }

    @Test
    void makesSnippetsOfTextsWithTheirFrontMatterAndFoldersAsTags() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        String job = imported(ZIP, zip(new LinkedHashMap<>(Map.of("retail/objections/price.md",
                "---\ntitle: Too dear\nkind: objection-handler\nindustries:\n  - " + word
                        + "\nvisibility: customer-facing\n---\n\n# Heading\n\nIt pays for itself.\n",
                "notes/plain.md", "# Said plainly\n\nBody " + word, "picture.png", "PNG"))),
                "?newTagsIn=topic-" + word);

        assertThat(count(job, "created")).as(results(job).toString()).isEqualTo("2");
        assertThat(count(job, "refused")).isEqualTo("1");
        Map<String, String> byPlace = results(job).json().get("items").valueStream()
                .filter(item -> item.hasNonNull("id"))
                .collect(Collectors.toMap(item -> item.get("place").asString(), item -> item.get("id").asString()));
        Api.Answer price = marketer.get("/api/v1/snippets/" + byPlace.get("retail/objections/price.md"));
        assertThat(price.json("/title")).isEqualTo("Too dear");
        assertThat(price.json("/kind")).isEqualTo("objection-handler");
        assertThat(price.json("/visibility/reach")).isEqualTo("customer-facing");
        assertThat(price.json().get("tags").toString()).contains("industry/retail", "topic-" + word + "/objections",
                "topic-" + word + "/" + word);
        assertThat(marketer.get("/api/v1/snippets/" + byPlace.get("notes/plain.md")).json("/title"))
                .isEqualTo("Said plainly");
        assertThat(marketer.get("/api/v1/taxonomies/topic-" + word).status()).isEqualTo(200);
    }

    @Test
    void refusesHostileArchives() {
        assertThat(failed(zip(Map.of("../../etc/passwd.md", "x")))).isEqualTo("unsafe");
        assertThat(failed(zip(Map.of("a.md", "x", "A.md", "y")))).isEqualTo("unsafe");
        assertThat(failed("no archive".getBytes(StandardCharsets.UTF_8))).isEqualTo("no-archive");
        assertThat(failed(zip(Map.of("manifest.json", "{\"type\":\"manifest\",\"format\":\"other/9\"}"))))
                .isEqualTo("unknown-format");
        String job = imported(ZIP, zip(Map.of("files/" + "0".repeat(64), "not that content", "files/x", "y",
                "snippets.ndjson", "[".repeat(100_000))), "");
        assertThat(count(job, "refused")).isEqualTo("3");
    }

    private String failed(byte[] archive) {
        String job = ordered(ZIP, archive, "").json("/jobId");
        String path = "/api/v1/jobs/" + job;
        Jobs.await("the job fails", () -> marketer.get(path).json("/state").equals("failed"));
        return marketer.get(path).json("/failure/reason");
    }

    @Test
    void answersARepeatWithTheFirstJobAndRefusesOtherContentUnderTheSameKey() {
        String parameters = "?clientId=" + UUID.randomUUID();
        byte[] rows = row("Row " + UUID.randomUUID(), "").getBytes(StandardCharsets.UTF_8);
        Api.Answer first = ordered(NDJSON, rows, parameters);

        assertThat(ordered(NDJSON, rows, parameters).json("/jobId")).isEqualTo(first.json("/jobId"));
        assertThat(ordered(NDJSON, row("Other", "").getBytes(StandardCharsets.UTF_8), parameters).problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(ordered(NDJSON, rows, "?newTagsIn=No%20slug").status()).isEqualTo(400);
        assertThat(ordered(NDJSON, rows, "?kind=no-such-kind").problem()).isEqualTo("unknown-kind");
    }
}
