package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.content.Signatures.Wording;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

@RiffbookTest
class SimilarSnippetsTest {
    private static final String SNIPPETS = "/api/v1/snippets";

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private SimilarSnippets similar;
    @Autowired
    private Signatures signatures;
    @Autowired
    private JdbcClient db;

    private Api marketer;

    @BeforeEach
    void signIn() {
        marketer = signedIn.as(Role.MARKETER);
    }

    /// Words that no other test has.
    private static String words(int count) {
        Random random = new Random();
        return IntStream.range(0, count)
                .mapToObj(_ -> random.ints(9, 'b', 'z').mapToObj(Character::toString).collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static Map<String, Object> content(String title, String claim) {
        return Map.of("kind", "proof-point", "title", title, "fields", Map.of("claim", claim));
    }

    private Api.Answer saved(String title, String claim) {
        Api.Answer saved = marketer.post(SNIPPETS, content(title, claim));
        assertThat(saved.status()).as(saved.toString()).isEqualTo(201);
        return saved;
    }

    private Api.Answer similarTo(Api.Answer snippet) {
        return marketer.get(SNIPPETS + "/" + snippet.json("/id") + "/similar");
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.requiredAt("/id").asString()).toList();
    }

    @Test
    void namesTheOriginalWhenACopyIsSaved() {
        String claim = words(30);
        Api.Answer original = saved("Fewer spoiled loads", claim);
        assertThat(original.json().requiredAt("/similar").isEmpty()).isTrue();

        Api.Answer copy = saved("Fewer spoilt loads", claim + " today");
        assertThat(ids(copy.json().at("/similar"))).containsExactly(original.json("/id"));
        assertThat(copy.json("/similar/0/title")).isEqualTo("Fewer spoiled loads");
        assertThat(copy.json("/similar/0/kind")).isEqualTo("proof-point");
        assertThat(copy.json("/similar/0/lifecycle")).isEqualTo("draft");
        assertThat(copy.json().at("/similar/0/score").asDouble()).isBetween(0.6, 0.99);

        assertThat(ids(similarTo(original).json().at("/items"))).containsExactly(copy.json("/id"));
    }

    @Test
    void tellsOnlyWhoSaves() {
        String claim = words(20);
        saved("One", claim);
        Api.Answer copy = saved("One", claim);
        String address = SNIPPETS + "/" + copy.json("/id");
        assertThat(marketer.get(address).json().has("similar")).isFalse();
        assertThat(marketer.with("If-Match", copy.header("ETag")).patch(address, Map.of("tags", List.of()))
                .json().at("/similar/0/score").asDouble()).isEqualTo(1.0);
        Api rep = signedIn.as(Role.REP);
        assertThat(rep.get(address + "/similar").status()).isEqualTo(403);
        assertThat(rep.post(SNIPPETS + "/similar", content("One", claim)).status()).isEqualTo(403);
    }

    @Test
    void comparesContentThatIsNotSaved() {
        String claim = words(20);
        Api.Answer original = saved("Asked before", claim);
        Api.Answer answer = marketer.post(SNIPPETS + "/similar", content("Asked before", claim));
        assertThat(ids(answer.json().at("/items"))).containsExactly(original.json("/id"));
        assertThat(similarTo(original).json().at("/items").isEmpty()).isTrue();

        assertThat(marketer.post(SNIPPETS + "/similar", Map.of("title", "No kind")).json("/errors/0/pointer"))
                .isEqualTo("/kind");
        assertThat(marketer.post(SNIPPETS + "/similar", Map.of("kind", "proof-point", "title", "x")).status())
                .isEqualTo(422);
    }

    @Test
    void marksWhatIsRetired() {
        String claim = words(20);
        Api.Answer original = saved("Retired by now", claim);
        marketer.with("If-Match", original.header("ETag"))
                .post(SNIPPETS + "/" + original.json("/id") + "/lifecycle", Map.of("action", "retire"));
        assertThat(saved("Written again", claim).json("/similar/0/lifecycle")).isEqualTo("retired");
    }

    @Test
    void forgetsAWordingThatWasReplaced() {
        String before = words(20);
        String after = words(20);
        Api.Answer original = saved("Rewritten", before);
        Api.Answer rewritten = marketer.with("If-Match", original.header("ETag"))
                .patch(SNIPPETS + "/" + original.json("/id"), Map.of("fields", Map.of("claim", after)));
        assertThat(rewritten.status()).as(rewritten.toString()).isEqualTo(200);

        Api.Answer old = saved("Something else", before);
        assertThat(old.json().at("/similar").isEmpty()).isTrue();
        assertThat(ids(saved("Something else", after).json().at("/similar"))).containsExactly(original.json("/id"));

        Api.Answer restored = marketer.with("If-Match", rewritten.header("ETag"))
                .post(SNIPPETS + "/" + original.json("/id") + "/revisions/1/restore", Map.of());
        assertThat(restored.status()).as(restored.toString()).isEqualTo(200);
        assertThat(ids(restored.json().at("/similar"))).containsExactly(old.json("/id"));
    }

    @Test
    void neverPutsAnOlderRevisionInPlaceOfANewerOne() {
        SnippetId id = new ContentRows(db).draft("Two revisions");
        String older = words(20);
        String newer = words(20);
        signatures.keep(List.of(new Wording(id.value(), 2, "", newer)));
        signatures.keep(List.of(new Wording(id.value(), 1, "", older)));
        UUID nobody = new UUID(0, 0);
        assertThat(signatures.similarTo(List.of(new Wording(nobody, 0, "", newer)), 77, 5)).containsKey(nobody);
        assertThat(signatures.similarTo(List.of(new Wording(nobody, 0, "", older)), 77, 5)).isEmpty();
    }

    @Test
    void savesCopiesThatComeAtTheSameMoment() throws Exception {
        String claim = words(20);
        List<Callable<Api.Answer>> saves = Collections.nCopies(8, () -> saved("At once", claim));
        List<String> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Api.Answer> save : threads.invokeAll(saves)) {
                made.add(save.get().json("/id"));
            }
        }
        Api.Answer last = saved("At once", claim);
        assertThat(ids(last.json().at("/similar"))).hasSize(SimilarSnippets.MOST).isSubsetOf(made);
    }

    @Test
    void findsWhatIsAlikeBesideWhatEverybodySays() {
        ContentRows rows = new ContentRows(db);
        String boilerplate = words(40);
        List<Wording> everybodys = IntStream.range(0, 3 * Signatures.MOST_PER_BAND)
                .mapToObj(_ -> new Wording(rows.draft("Boilerplate").value(), 2, "", boilerplate)).toList();
        everybodys.forEach(each -> signatures.keep(List.of(each)));
        assertThat(db.sql("select max(cardinality(bands)), min(cardinality(bands)) from snippet_signature "
                + "where snippet_id = any(:ids)")
                .param("ids", everybodys.stream().map(Wording::id).toArray(UUID[]::new))
                .query((row, _) -> List.of(row.getInt(1), row.getInt(2))).single()).containsExactly(32, 0);

        String own = words(60);
        Api.Answer original = saved("Own", boilerplate + ' ' + own);
        assertThat(ids(saved("Own", boilerplate + ' ' + own + " too").json().at("/similar")))
                .containsExactly(original.json("/id"));
        assertThat(saved("Boilerplate", boilerplate).json().at("/similar").size()).isEqualTo(SimilarSnippets.MOST);
    }

    @Test
    void makesUpForSignaturesThatAreMissingOrOfAnEarlierScheme() {
        String claim = words(20);
        Api.Answer missing = saved("Missing", claim);
        Api.Answer early = saved("Early", claim);
        db.sql("delete from snippet_signature where snippet_id = :id::uuid").param("id", missing.json("/id")).update();
        db.sql("update snippet_signature set scheme = 0 where snippet_id = :id::uuid").param("id", early.json("/id"))
                .update();
        assertThat(saved("Neither is found", claim).json().at("/similar").isEmpty()).isTrue();
        similar.fill();
        assertThat(ids(saved("Both are found", claim).json().at("/similar"))).contains(missing.json("/id"),
                early.json("/id"));
    }

    @Test
    void comparesThePassagesOfOneBreakUpWithEachOther() {
        DeckId deck = new ContentRows(db).deck("Says it twice");
        db.sql("""
                insert into deck_revision (deck_id, number, title, file_name, media_type, file_sha256, file_size, passages,
                    truncated, package_key, job_id, created_at)
                values (:deck, 1, 'Says it twice', 'twice.md', 'text/markdown', repeat('0', 64), 1, 3, false, 'none',
                    gen_random_uuid(), now())""")
                .param("deck", deck.value()).update();
        String twice = words(30);
        List<String> passages = List.of(passage(deck, 1, twice), passage(deck, 2, words(30)), passage(deck, 3, twice));
        Api.Answer answer = marketer.post("/api/v1/decks/" + deck + "/snippets", Map.of("items",
                passages.stream().map(passage -> Map.of("passageId", passage, "kind", "slide")).toList()));
        assertThat(answer.json("/created")).as(answer.toString()).isEqualTo("3");
        JsonNode items = answer.json().at("/items");
        assertThat(ids(items.at("/0/similar"))).containsExactly(items.at("/2/snippetId").asString());
        assertThat(items.at("/1/similar").isEmpty()).isTrue();
        assertThat(ids(items.at("/2/similar"))).containsExactly(items.at("/0/snippetId").asString());

        Api.Answer page = marketer.asBrowser().postForm("/decks/" + deck + "/snippets",
                Map.of("passage", passages.getFirst(), "kind", "slide", "clientId", UUID.randomUUID().toString()));
        assertThat(page.text()).contains("says much the same as", "100 %");
    }

    private String passage(DeckId deck, int position, String body) {
        PassageId id = PassageId.next();
        db.sql("""
                insert into passage (id, deck_id, revision, position, title, body, notes, hidden, truncated, content_hash)
                values (:id, :deck, 1, :position, 'A passage', :body, '', false, false, repeat('0', 64))""")
                .param("id", id.value()).param("deck", deck.value()).param("position", position).param("body", body)
                .update();
        return id.toString();
    }

    @Test
    void showsAuthorsOnThePageWhatIsSimilar() {
        String claim = words(20);
        Api.Answer original = saved("Shown on the page", claim);
        Api.Answer copy = saved("Shown on the page", claim);
        String page = "/snippets/" + copy.json("/id");
        assertThat(marketer.asBrowser().get(page).text())
                .contains("Similar snippets", "/snippets/" + original.json("/id"), "100 %");
        marketer.with("If-Match", copy.header("ETag")).post("/api/v1" + page + "/lifecycle",
                Map.of("action", "publish"));
        assertThat(signedIn.as(Role.REP).asBrowser().get(page).text()).contains("Shown on the page")
                .doesNotContain("Similar snippets");
    }
}
