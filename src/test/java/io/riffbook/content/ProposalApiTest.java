package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Proposals as programs and pages see them, and what is kept of what was made of them.
@RiffbookTest
class ProposalApiTest {
    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;

    private Api marketer;
    private DeckId deck;
    private final List<String> passages = new ArrayList<>();

    @BeforeEach
    void makeADeck() {
        marketer = signedIn.as(Role.MARKETER);
        deck = new ContentRows(db).deck("Proposed");
        db.sql("""
                insert into deck_revision (deck_id, number, title, file_name, media_type, file_sha256, file_size, passages,
                    truncated, package_key, job_id, created_at)
                values (:deck, 1, 'Proposed', 'deck.md', 'text/markdown', repeat('0', 64), 1, 4, false, 'none',
                    gen_random_uuid(), now())""")
                .param("deck", deck.value()).update();
        passage("Agenda", "- Costs\n- Proof");
        passage("\"We have no budget this year\"", "When they say that, ask the CFO what waste costs.");
        passage("Questions to ask first", "- What did it cost?\n- Who decided?\n- When did it begin?");
        passage("Milk on the dock", "A dairy in Norway.");
    }

    private void passage(String title, String body) {
        String id = PassageId.next().toString();
        passages.add(id);
        db.sql("""
                insert into passage (id, deck_id, revision, position, title, body, notes, hidden, truncated, content_hash)
                values (:id::uuid, :deck, 1, :position, :title, :body, '', false, false, repeat('0', 64))""")
                .param("id", id).param("deck", deck.value()).param("position", passages.size()).param("title", title)
                .param("body", body).update();
    }

    private String api() {
        return "/api/v1/decks/" + deck;
    }

    @Test
    void proposesInTheOrderOfThePassages() {
        Api.Answer first = marketer.get(api() + "/proposals?limit=2");

        assertThat(first.json("/total")).as(first.toString()).isEqualTo("4");
        assertThat(first.json("/items/0/leftOut")).isEqualTo("agenda");
        assertThat(first.json("/items/1/kind")).isEqualTo("objection-handler");
        assertThat(first.json("/items/1/tags/0/concept")).isEqualTo("economic-climate/budget-freeze");
        assertThat(first.json("/items/1/tags/0/words/0/words")).isEqualTo("no budget");
        assertThat(first.json("/items/1/tags/0/words/0/part")).isEqualTo("title");
        assertThat(first.json("/items/1/tags/1/concept")).isEqualTo("persona/cfo");
        Api.Answer second = marketer.get(api() + "/proposals?cursor=" + first.json("/nextCursor"));
        assertThat(second.json("/items/0/passageId")).isEqualTo(passages.get(2));
        assertThat(second.json("/items/0/kind")).isEqualTo("talk-track");
        assertThat(marketer.get(api() + "/proposals?revision=2").status()).isEqualTo(404);
    }

    @Test
    void takesTheProposedKindWhereNoneIsNamed() {
        Api.Answer broken = marketer.post(api() + "/snippets",
                Map.of("items", List.of(Map.of("passageId", passages.get(2)))));

        String snippet = broken.json("/items/0/snippetId");
        assertThat(marketer.get("/api/v1/snippets/" + snippet).json("/kind")).isEqualTo("talk-track");
        assertThat(kept(passages.get(2))).isEqualTo("talk-track [] - true - -");
    }

    @Test
    void keepsWhatWasMadeOfProposalsOnceAPassage() {
        Map<String, Object> body = Map.of("clientId", UUID.randomUUID().toString(), "items",
                List.of(Map.of("passageId", passages.get(1), "kind", "talk-track", "tags",
                        List.of("persona/cfo", "economic-climate/budget-freeze"))),
                "left", List.of(passages.get(0), passages.get(3), UUID.randomUUID().toString()));
        assertThat(marketer.post(api() + "/snippets", body).status()).isEqualTo(200);
        assertThat(marketer.post(api() + "/snippets", body).header("Idempotency-Replayed")).isEqualTo("true");

        assertThat(kept(passages.get(0))).startsWith("slide [] agenda false - -");
        assertThat(kept(passages.get(1))).endsWith("true talk-track [economic-climate/budget-freeze, persona/cfo]");
        assertThat(kept(passages.get(3))).endsWith("false - -");

        marketer.post(api() + "/snippets", Map.of("items",
                List.of(Map.of("passageId", passages.get(3), "kind", "slide", "tags", List.of()),
                        Map.of("passageId", passages.get(1), "kind", "story"))));
        assertThat(kept(passages.get(3))).as("what was left can still become something").endsWith("true slide []");
        assertThat(kept(passages.get(1))).as("the first snippet counts").contains("true talk-track");
        assertThat(marketer.post(api() + "/snippets", Map.of("items",
                List.of(Map.of("passageId", passages.get(2))), "left",
                java.util.Collections.nCopies(201, passages.get(0)))).status()).isEqualTo(400);
    }

    private String kept(String passage) {
        return db.sql("select * from proposal_correction where passage_id = :id::uuid").param("id", passage)
                .query((row, _) -> {
                    String chosen = row.getArray("chosen_tags") == null
                            ? "-"
                            : List.of((String[]) row.getArray("chosen_tags").getArray()).toString();
                    return row.getString("proposed_kind") + " "
                            + List.of((String[]) row.getArray("proposed_tags").getArray())
                            + " " + (row.getString("left_out") == null ? "-" : row.getString("left_out")) + " "
                            + row.getBoolean("broken_up") + " "
                            + (row.getString("chosen_kind") == null ? "-" : row.getString("chosen_kind")) + " "
                            + chosen;
                }).single();
    }

    @Test
    void measuresWhatItKept() {
        db.sql("delete from proposal_correction").update();
        marketer.post(api() + "/snippets", Map.of("items",
                List.of(Map.of("passageId", passages.get(1), "kind", "talk-track", "tags", List.of("persona/cfo")),
                        Map.of("passageId", passages.get(2), "kind", "talk-track", "tags", List.of("persona/ceo")),
                        Map.of("passageId", passages.get(3))),
                "left", List.of(passages.get(0))));

        Api analyst = signedIn.as(Role.ANALYST);
        Api.Answer quality = analyst.get("/api/v1/decks/proposal-quality");

        JsonNode line = quality.json().requiredAt("/lines/0");
        assertThat(line.at("/brokenUp").asInt()).as(quality.toString()).isEqualTo(3);
        assertThat(line.at("/left").asInt()).isEqualTo(1);
        assertThat(line.at("/leftOut/precision").asDouble()).isEqualTo(1.0);
        assertThat(line.at("/leftOut/recall").asDouble()).isEqualTo(1.0);
        assertThat(line.at("/kinds/proposed").asInt()).isEqualTo(2);
        assertThat(line.at("/kinds/precision").asDouble()).isEqualTo(0.5);
        assertThat(line.at("/tags/precision").asDouble()).isEqualTo(0.5);
        assertThat(line.at("/tags/recall").asDouble()).isEqualTo(0.5);
        assertThat(line.at("/byKind").size()).isEqualTo(2);
        assertThat(analyst.get("/api/v1/decks/proposal-quality?to=2020-01-01").json().at("/lines").isEmpty()).isTrue();
        assertThat(analyst.get("/api/v1/decks/proposal-quality?from=2020-02-01&to=2020-01-01").status())
                .isEqualTo(400);
        assertThat(signedIn.as(Role.REP).get("/api/v1/decks/proposal-quality").status()).isEqualTo(403);
    }

    @Test
    void countsNothingAsLeftBeforeMostOfTheDeckIsDone() {
        db.sql("delete from proposal_correction").update();
        marketer.post(api() + "/snippets", Map.of("items",
                List.of(Map.of("passageId", passages.get(1), "kind", "talk-track")),
                "left", List.of(passages.get(0), passages.get(2), passages.get(3))));

        JsonNode line = marketer.get("/api/v1/decks/proposal-quality").json().requiredAt("/lines/0");
        assertThat(line.at("/left").asInt()).isZero();
    }

    @Test
    void showsTheProposalsOnTheBoard() {
        String page = marketer.asBrowser().get("/decks/" + deck).text();

        assertThat(page).contains("Better left out.", "It says what is to come.", "As proposed: Objection handler",
                "Chief financial officer", "“CFO”", "From the body");
        assertThat(page).doesNotContain("value=\"" + passages.get(1) + "\" checked");

        String ticked = marketer.asBrowser().postForm("/decks/" + deck + "/snippets",
                form(Map.of("tick", "proposed", "kind", "story"))).text();
        assertThat(ticked).containsPattern("value=\"" + passages.get(1) + "\"[^>]*checked")
                .doesNotContainPattern("value=\"" + passages.get(0) + "\"[^>]*checked")
                .containsPattern("value=\"story\" selected");
    }

    private Map<String, String> form(Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("clientId", UUID.randomUUID().toString()));
        marketer.get(api() + "/proposals").json().at("/items").forEach(
                each -> form.put("proposed." + each.at("/passageId").asString(), each.at("/kind").asString()));
        form.putAll(more);
        return form;
    }

    @Test
    void letsACardOverruleTheKindForAllAndThatTheProposal() {
        assertThat(kindOf(passages.get(1), Map.of())).isEqualTo("objection-handler");
        assertThat(kindOf(passages.get(1), Map.of("kind", "slide"))).isEqualTo("slide");
        assertThat(kindOf(passages.get(1), Map.of("kind", "slide", "kind." + passages.get(1), "story")))
                .isEqualTo("story");
        assertThat(kept(passages.get(1))).contains("true objection-handler []");
        assertThat(kept(passages.get(0))).endsWith("false - -");
    }

    @Test
    void givesTheTagsOfTheCardAndThoseForAll() {
        String both = newest(passages.get(1), Map.of("tags", "industry/dairy", "tags." + passages.get(1),
                "persona/cfo"));

        assertThat(marketer.get("/api/v1/snippets/" + both).json().at("/tags").valueStream()
                .map(JsonNode::asString)).containsExactly("industry/dairy", "persona/cfo");
        String none = newest(passages.get(1), Map.of());
        assertThat(marketer.get("/api/v1/snippets/" + none).json().at("/tags").isEmpty())
                .as("unticked on its card").isTrue();
    }

    private String kindOf(String passage, Map<String, String> choices) {
        return marketer.get("/api/v1/snippets/" + newest(passage, choices)).json("/kind");
    }

    private String newest(String passage, Map<String, String> choices) {
        Map<String, String> form = form(choices);
        form.put("passage", passage);
        Api.Answer made = marketer.asBrowser().postForm("/decks/" + deck + "/snippets", form);
        assertThat(made.text()).contains("One snippet made");
        return db.sql("select id from snippet where deck_id = :deck order by created_at desc, id desc limit 1")
                .param("deck", deck.value()).query(UUID.class).single().toString();
    }
}
