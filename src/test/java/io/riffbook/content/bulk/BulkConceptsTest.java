package io.riffbook.content.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.Bulk;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Bulk changes of tags, and their undo, while their concepts are renamed, merged, deprecated and removed.
@RiffbookTest
class BulkConceptsTest {
    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;

    private Api marketer;
    private Bulk bulk;
    private String pets;
    private String cats;
    private String birds;

    @BeforeEach
    void aTaxonomy() {
        marketer = signedIn.as(Role.MARKETER);
        bulk = new Bulk(marketer);
        pets = "pets-" + UUID.randomUUID().toString().substring(0, 8);
        cats = pets + "/cats";
        birds = pets + "/birds";
        marketer.post("/api/v1/taxonomies", Map.of("id", pets, "prefLabel", "Pets"));
        for (String concept : List.of("cats", "birds")) {
            assertThat(marketer.post(concepts(), Map.of("id", pets + "/" + concept, "prefLabel", concept)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void refusesToAddADeprecatedConcept() {
        String snippet = bulk.snippet(cats);
        deprecate("birds");

        for (Map<String, ?> change : List.of(Map.of("action", "add-tags", "tags", List.of(birds)),
                Map.of("action", "replace-tag", "tag", cats, "by", birds))) {
            Api.Answer refused = marketer.post("/api/v1/bulk-changes",
                    Map.of("selection", Map.of("ids", List.of(snippet)), "change", change));
            assertThat(refused.problem()).isEqualTo("deprecated-concept");
            assertThat(refused.text()).contains(birds + " is deprecated");
        }
    }

    @Test
    void takesOffATagWhoseConceptIsGone() {
        String removed = bulk.snippet();
        String replaced = bulk.snippet();
        db.sql("update snippet set tags = array[:gone] where id = any(:ids)").param("gone", pets + "/dodos")
                .param("ids", new UUID[]{UUID.fromString(removed), UUID.fromString(replaced)}).update();

        bulk.change(List.of(removed), Map.of("action", "remove-tags", "tags", List.of(pets + "/dodos")));
        bulk.change(List.of(replaced), Map.of("action", "replace-tag", "tag", pets + "/dodos", "by", birds));

        assertThat(bulk.tags(removed)).isEmpty();
        assertThat(bulk.tags(replaced)).containsExactly(birds);
    }

    @Test
    void undoesUnderTheNamesOfToday() {
        String added = bulk.snippet();
        String removed = bulk.snippet(cats);
        String replaced = bulk.snippet(birds);
        List<String> changes = List.of(
                bulk.change(List.of(added), Map.of("action", "add-tags", "tags", List.of(cats))),
                bulk.change(List.of(removed), Map.of("action", "remove-tags", "tags", List.of(cats))),
                bulk.change(List.of(replaced), Map.of("action", "replace-tag", "tag", birds, "by", cats)));
        assertThat(marketer.post(concepts() + "/cats/rename", Map.of("to", pets + "/felines", "version", 3)).status())
                .isEqualTo(200);

        changes.forEach(bulk::undo);

        assertThat(bulk.tags(added)).isEmpty();
        assertThat(bulk.tags(removed)).containsExactly(pets + "/felines");
        assertThat(bulk.tags(replaced)).containsExactly(birds);
    }

    @Test
    void takesNothingOffThatWasThereBeforeTwoConceptsBecameOne() {
        String added = bulk.snippet(birds);
        String replaced = bulk.snippet(birds);
        String first = bulk.change(List.of(added), Map.of("action", "add-tags", "tags", List.of(cats)));
        String second = bulk.change(List.of(replaced), Map.of("action", "replace-tag", "tag", birds, "by", cats));
        assertThat(marketer.post(concepts() + "/cats/merge", Map.of("into", birds, "version", 3)).status())
                .isEqualTo(200);

        bulk.undo(first);
        bulk.undo(second);

        assertThat(bulk.tags(added)).containsExactly(birds);
        assertThat(bulk.tags(replaced)).containsExactly(birds);
        assertThat(bulk.outcomes(first)).containsValue("undone");
        assertThat(bulk.outcomes(second)).containsValue("undone");
    }

    @Test
    void putsNoTagBackWhoseConceptIsGone() {
        String snippet = bulk.snippet(birds);
        String change = bulk.change(List.of(snippet), Map.of("action", "remove-tags", "tags", List.of(birds)));
        deprecate("birds");
        assertThat(marketer.delete(concepts() + "/birds?version=4").status()).isEqualTo(204);

        bulk.undo(change);

        assertThat(bulk.outcomes(change)).containsValue("not-undone");
        assertThat(bulk.tags(snippet)).isEmpty();
    }

    private void deprecate(String concept) {
        assertThat(marketer.patch(concepts() + "/" + concept, Map.of("deprecated", true, "version", 3)).status())
                .isEqualTo(200);
    }

    private String concepts() {
        return "/api/v1/taxonomies/" + pets + "/concepts";
    }
}
