package io.riffbook.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Each test edits a taxonomy of its own: `pets`, with mammals, cats below them, and birds.
@RiffbookTest
class TaxonomyEditingApiTest {
    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient db;

    private Api marketer;
    private String pets;
    private String concepts;

    @BeforeEach
    void aTaxonomy() {
        marketer = signedIn.as(Role.MARKETER);
        pets = "pets-" + UUID.randomUUID().toString().substring(0, 8);
        concepts = "/api/v1/taxonomies/" + pets + "/concepts";
        assertThat(marketer.post("/api/v1/taxonomies", Map.of("id", pets, "prefLabel", "Pets")).status())
                .isEqualTo(201);
        add("mammals", Map.of("prefLabel", "Mammals"));
        add("cats", Map.of("prefLabel", "Cats", "altLabels", List.of("kittens"), "broader", pets + "/mammals"));
        add("birds", Map.of("prefLabel", "Birds"));
    }

    @Test
    void showsWhatItStored() {
        Api.Answer answer = marketer.get("/api/v1/taxonomies/" + pets);

        assertThat(answer.json("/concepts/1/id")).isEqualTo(pets + "/cats");
        assertThat(answer.json("/concepts/1/broader")).isEqualTo(pets + "/mammals");
        assertThat(answer.json("/version")).isEqualTo("4");
        assertThat(answer.header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void changesLabelsInPlace() {
        Api.Answer changed = versioned().patch(concepts + "/cats",
                Map.of("prefLabel", "House cats", "definition", "They own us."));

        assertThat(changed.json("/prefLabel")).isEqualTo("House cats");
        assertThat(changed.json("/altLabels/0")).isEqualTo("kittens");
        assertThat(changed.header("ETag")).isEqualTo("\"5\"");
        assertThat(marketer.get(concepts + "/cats").json("/definition")).as("at once").isEqualTo("They own us.");
    }

    @Test
    void movesAConcept() {
        add("dogs", Map.of("prefLabel", "Dogs", "broader", pets + "/mammals"));

        versioned().patch(concepts + "/dogs", Map.of("position", 0));
        assertThat(ids()).containsExactly("mammals", "dogs", "cats", "birds");

        versioned().patch(concepts + "/cats", "{\"broader\": null, \"position\": 1}");
        assertThat(ids()).containsExactly("mammals", "dogs", "cats", "birds");
        assertThat(marketer.get(concepts + "/cats").json().path("broader").isString()).isFalse();
    }

    @Test
    void refusesACycle() {
        Api.Answer refused = versioned().patch(concepts + "/mammals", Map.of("broader", pets + "/cats"));

        assertThat(refused.problem()).isEqualTo("unsound-taxonomy");
        assertThat(refused.json("/errors/0/pointer")).isEqualTo("/broader");
    }

    @Test
    void refusesWhatIsMalformedWithAPointerForEach() {
        Api.Answer refused = marketer.post(concepts, Map.of("id", pets + "/fish", "prefLabel", " ", "altLabels",
                List.of("ok", "x".repeat(121)), "broader", "other/thing"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").valueStream().map(error -> error.path("pointer").asString()).toList())
                .containsExactly("/prefLabel", "/altLabels/1", "/broader");
    }

    @Test
    void refusesAnIdThatIsTaken() {
        assertThat(marketer.post("/api/v1/taxonomies", Map.of("id", pets, "prefLabel", "Again")).problem())
                .isEqualTo("id-taken");
        assertThat(marketer.post(concepts, Map.of("id", pets + "/cats", "prefLabel", "Again")).problem())
                .isEqualTo("id-taken");
    }

    @Test
    void needsTheVersionThatIsChanged() {
        assertThat(marketer.patch(concepts + "/cats", Map.of("prefLabel", "X")).status()).isEqualTo(428);
        assertThat(marketer.with("If-Match", "\"1\"").patch(concepts + "/cats", Map.of("prefLabel", "X")).status())
                .isEqualTo(412);
        assertThat(marketer.patch(concepts + "/cats", Map.of("prefLabel", "X", "version", 4)).status())
                .as("in the body").isEqualTo(200);
    }

    @Test
    void letsOneOfManyEditorsWin() throws Exception {
        try (ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> edits = new ArrayList<>();
            for (int editor = 0; editor < 8; editor++) {
                String label = "Cats " + editor;
                edits.add(() -> marketer.with("If-Match", "\"4\"")
                        .patch(concepts + "/cats", Map.of("prefLabel", label)).status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> edit : editors.invokeAll(edits)) {
                statuses.add(edit.get());
            }
            assertThat(statuses).containsOnlyOnce(200).contains(412);
        }
    }

    @Test
    void renamesAConceptWithAllThatUsesIt() {
        String snippet = snippet(Map.of("tags", List.of(pets + "/cats"), "audience",
                Map.of("for", List.of(pets + "/cats"), "notFor", List.of(pets + "/birds"))));
        opportunity(pets + "/cats");

        Api.Answer renamed = versioned().post(concepts + "/cats/rename", Map.of("to", pets + "/felines"));

        assertThat(renamed.json("/id")).isEqualTo(pets + "/felines");
        assertThat(renamed.json("/formerIds/0")).isEqualTo(pets + "/cats");
        Api.Answer after = marketer.get("/api/v1/snippets/" + snippet);
        assertThat(after.json("/tags/0")).isEqualTo(pets + "/felines");
        assertThat(after.json("/audience/for/0")).isEqualTo(pets + "/felines");
        assertThat(after.json("/version")).isEqualTo("2");
        assertThat(count("opportunity", "segments @> array['" + pets + "/felines']")).isOne();
        assertThat(count("audit_entry",
                "subject_id = '" + snippet + "' and action = 'classified' and actor_kind = 'PERSON'"))
                .isOne();
    }

    @Test
    void saysWhatAFormerIdIsCalledNow() {
        versioned().post(concepts + "/cats/rename", Map.of("to", pets + "/felines"));

        Api.Answer refused = marketer.post("/api/v1/snippets", Map.of("kind", "story", "title", "A cat", "fields",
                Map.of("situation", "It purrs."), "tags", List.of(pets + "/cats")));
        assertThat(refused.text()).contains(pets + "/cats is called " + pets + "/felines now");
        assertThat(marketer.get(concepts + "/cats").json("/id")).isEqualTo(pets + "/felines");
        assertThat(marketer.post("/api/v1/search", Map.of("concepts", List.of(pets + "/cats"))).status())
                .as("old filters go on working").isEqualTo(200);
        assertThat(marketer.post(concepts, Map.of("id", pets + "/cats", "prefLabel", "Cats")).problem())
                .as("and the id is reserved").isEqualTo("id-taken");
    }

    @Test
    void mergesTwoConceptsAndTheirUsers() {
        add("dogs", Map.of("prefLabel", "Dogs", "broader", pets + "/cats"));
        String both = snippet(Map.of("tags", List.of(pets + "/cats", pets + "/birds")));
        String one = snippet(Map.of("tags", List.of(pets + "/cats")));

        Api.Answer merged = versioned().post(concepts + "/cats/merge", Map.of("into", pets + "/birds"));

        assertThat(merged.json("/altLabels/0")).isEqualTo("Cats");
        assertThat(merged.json("/altLabels/1")).isEqualTo("kittens");
        assertThat(merged.json("/formerIds/0")).isEqualTo(pets + "/cats");
        assertThat(ids()).containsExactlyInAnyOrder("mammals", "birds", "dogs");
        assertThat(marketer.get(concepts + "/dogs").json("/broader")).isEqualTo(pets + "/birds");
        assertThat(marketer.get("/api/v1/snippets/" + both).json().path("tags")).hasSize(1);
        assertThat(marketer.get("/api/v1/snippets/" + one).json("/tags/0")).isEqualTo(pets + "/birds");
    }

    @Test
    void mergesABroaderConceptIntoANarrowerOne() {
        versioned().post(concepts + "/mammals/merge", Map.of("into", pets + "/cats"));

        assertThat(ids()).containsExactly("cats", "birds");
        assertThat(marketer.get(concepts + "/cats").json().path("broader").isString()).isFalse();
    }

    @Test
    void refusesAMergeThatWouldContradictItself() {
        String snippet = snippet(Map.of("audience",
                Map.of("for", List.of(pets + "/cats"), "notFor", List.of(pets + "/birds"))));

        Api.Answer refused = versioned().post(concepts + "/cats/merge", Map.of("into", pets + "/birds"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json("/users/0/id")).isEqualTo(snippet);
        assertThat(ids()).contains("cats");
    }

    @Test
    void removesAConceptInTwoSteps() {
        assertThat(versioned().delete(concepts + "/birds").problem()).isEqualTo("not-deprecated");

        versioned().patch(concepts + "/birds", Map.of("deprecated", true));
        assertThat(versioned().delete(concepts + "/birds").status()).isEqualTo(204);
        assertThat(ids()).doesNotContain("birds");
    }

    @Test
    void refusesToRemoveWhatIsUsedAndNamesItsUsers() {
        String snippet = snippet(Map.of("tags", List.of(pets + "/birds")));
        opportunity(pets + "/birds");
        versioned().patch(concepts + "/birds", Map.of("deprecated", true));

        Api.Answer refused = versioned().delete(concepts + "/birds");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json("/detail")).contains("1 opportunities, 1 snippets");
        assertThat(refused.json("/totals/snippets")).isEqualTo("1");
        assertThat(refused.text()).contains(snippet);
        assertThat(marketer.get(concepts + "/birds/users").json("/totals/opportunities")).isEqualTo("1");
        versioned().patch(concepts + "/mammals", Map.of("deprecated", true));
        assertThat(versioned().delete(concepts + "/mammals").json("/detail")).contains("is broader than " + pets);
    }

    @Test
    void keepsADeprecatedConceptWhereItIsAndOffersItNoMore() {
        String snippet = snippet(Map.of("tags", List.of(pets + "/birds")));
        versioned().patch(concepts + "/birds", Map.of("deprecated", true));

        assertThat(marketer.with("If-Match", "\"1\"").patch("/api/v1/snippets/" + snippet,
                Map.of("tags", List.of(pets + "/birds", pets + "/cats"))).status()).isEqualTo(200);
        Api.Answer refused = marketer.post("/api/v1/snippets", Map.of("kind", "story", "title", "A bird", "fields",
                Map.of("situation", "It sings."), "tags", List.of(pets + "/birds")));
        assertThat(refused.json("/errors/0/pointer")).isEqualTo("/tags");
        assertThat(refused.json("/errors/0/detail")).contains("is deprecated");
        assertThat(marketer.asBrowser().get("/snippets/new?kind=story").text()).doesNotContain(pets + "/birds")
                .contains(pets + "/cats");
    }

    @Test
    void indexesAnewWhatALabelChanges() {
        String snippet = snippet(Map.of("tags", List.of(pets + "/cats")));

        versioned().patch(concepts + "/cats", Map.of("prefLabel", "Felines"));
        assertThat(sequence(snippet)).isEqualTo(2);
        versioned().patch(concepts + "/cats", Map.of("altLabels", List.of("moggies")));
        assertThat(sequence(snippet)).as("synonyms are looked up when searching").isEqualTo(2);
        versioned().patch(concepts + "/cats", "{\"broader\": null}");
        assertThat(sequence(snippet)).as("another path").isEqualTo(3);
    }

    @Test
    void repeatsTheAnswerForARepeatedRequest() {
        Map<String, Object> rename = Map.of("to", pets + "/felines", "clientId", "once-" + pets, "version", 4);

        Api.Answer first = marketer.post(concepts + "/cats/rename", rename);
        Api.Answer second = marketer.post(concepts + "/cats/rename", rename);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void letsOnlyThoseWhoAuthorEdit() {
        assertThat(signedIn.as(Role.REP).post("/api/v1/taxonomies", Map.of("id", "x", "prefLabel", "X")).status())
                .isEqualTo(403);
        assertThat(signedIn.withKey(Scope.CONTENT_READ).get(concepts + "/cats").status()).isEqualTo(200);
    }

    private void add(String id, Map<String, Object> members) {
        Map<String, Object> body = new HashMap<>(members);
        body.put("id", pets + "/" + id);
        Api.Answer added = marketer.post(concepts, body);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
    }

    /// The marketer, naming the version that stands now.
    private Api versioned() {
        return marketer.with("If-Match", marketer.get("/api/v1/taxonomies/" + pets).header("ETag"));
    }

    private List<String> ids() {
        return marketer.get("/api/v1/taxonomies/" + pets).json().path("concepts").valueStream()
                .map(concept -> concept.path("id").asString().substring(pets.length() + 1)).toList();
    }

    private String snippet(Map<String, Object> classification) {
        Map<String, Object> body = new HashMap<>(classification);
        body.putAll(Map.of("kind", "story", "title", "A pet", "fields", Map.of("situation", "It has four legs.")));
        Api.Answer created = marketer.post("/api/v1/snippets", body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json("/id");
    }

    private void opportunity(String segment) {
        db.sql("""
                insert into opportunity (id, source, external_id, name, account, stage_history, segments, outcome,
                    outcome_reasons, updated_at, changed_at)
                values (:id, 'crm', :id::text, 'A deal', 'An account', '[]', array[:segment], 'open', '{}', now(), now())""")
                .param("id", UUID.randomUUID()).param("segment", segment).update();
    }

    private long count(String table, String condition) {
        return db.sql("select count(*) from " + table + " where " + condition).query(Long.class).single();
    }

    private long sequence(String snippet) {
        return db.sql("select index_sequence from snippet where id = :id::uuid").param("id", snippet).query(Long.class)
                .single();
    }
}
