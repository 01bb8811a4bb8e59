package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.model.TaxonomyEditing;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import io.riffbook.web.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Snippets are tagged while somebody changes the taxonomy: `pets`, with cats, kittens below them, and birds.
@RiffbookTest
class NamedConceptsTest {
    @Autowired
    private SignedIn signedIn;
    @Autowired
    private Drafting drafting;
    @Autowired
    private Snippets snippets;
    @Autowired
    private TaxonomyEditing editing;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient db;

    private Api marketer;
    private String pets;
    private ConceptId cats;
    private ConceptId kittens;

    @BeforeEach
    void aTaxonomy() {
        Person person = signedIn.person(Role.MARKETER);
        marketer = signedIn.as(person);
        pets = "pets-" + UUID.randomUUID().toString().substring(0, 8);
        cats = new ConceptId(pets, "cats");
        kittens = new ConceptId(pets, "kittens");
        marketer.post("/api/v1/taxonomies", Map.of("id", pets, "prefLabel", "Pets"));
        add("cats", Map.of("prefLabel", "Cats"));
        add("kittens", Map.of("prefLabel", "Kittens", "broader", cats.toString()));
        add("birds", Map.of("prefLabel", "Birds"));
    }

    @Test
    void refusesATagThatWasRenamedAfterItWasChecked() {
        DraftedSnippet drafted = drafted(cats);
        rename();

        assertThatThrownBy(() -> snippets.add(Viewer.SYSTEM, List.of(drafted)))
                .isInstanceOfSatisfying(UnknownConceptException.class, refused -> assertThat(
                        refused.problem().faults().getFirst().detail())
                        .isEqualTo(cats + " is called " + pets + "/felines now"));
        assertThat(users(cats)).isZero();
    }

    @Test
    void refusesATagThatIsRemovedMeanwhile() {
        DraftedSnippet drafted = drafted();
        snippets.add(Viewer.SYSTEM, List.of(drafted));
        Classification tagged = drafted.snippet().classification().tagged(Set.of(kittens));
        drafting.check(tagged, Optional.of(drafted.snippet().classification()));
        marketer.patch(path("kittens"), Map.of("deprecated", true, "version", 4));
        assertThat(marketer.delete(path("kittens") + "?version=5").status()).isEqualTo(204);

        assertThatThrownBy(
                () -> snippets.edit(Viewer.SYSTEM, drafted.snippet(), Optional.empty(), Optional.of(tagged)))
                .isInstanceOf(UnknownConceptException.class);
        assertThat(users(kittens)).isZero();
    }

    @Test
    void waitsForARenameThatIsUnderWay() {
        DraftedSnippet drafted = drafted(cats);

        CompletableFuture<Void> adding = transaction.execute(_ -> {
            editing.rename(Viewer.SYSTEM, cats, "felines", new Version(4));
            CompletableFuture<Void> waiting = CompletableFuture
                    .runAsync(() -> snippets.add(Viewer.SYSTEM, List.of(drafted)));
            awaitSomebodyWaiting("for key share");
            return waiting;
        });

        assertThatThrownBy(adding::join).hasCauseInstanceOf(UnknownConceptException.class);
        assertThat(users(cats)).isZero();
    }

    @Test
    void keepsARenameWaitingUntilTheTagIsThere() {
        DraftedSnippet drafted = drafted(cats);

        CompletableFuture<Void> renaming = transaction.execute(_ -> {
            snippets.add(Viewer.SYSTEM, List.of(drafted));
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(this::rename);
            awaitSomebodyWaiting("from taxonomy where id = $1 for update");
            return waiting;
        });
        renaming.join();

        assertThat(marketer.get("/api/v1/snippets/" + drafted.snippet().id()).json("/tags/0"))
                .isEqualTo(pets + "/felines");
    }

    /// A batch holds the first of two snippets and goes on to the second. The first has the concept that is renamed, the second shows
    /// its label.
    @Test
    void takesSnippetsInOneOrderThatNobodyWaitsInACircle() {
        SnippetId first = added(cats);
        SnippetId second = added(kittens);

        CompletableFuture<Void> renaming = transaction.execute(_ -> {
            lock(first);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(this::rename);
            awaitSomebodyWaiting("from snippet");
            lock(second);
            return waiting;
        });
        renaming.join();

        assertThat(marketer.get("/api/v1/snippets/" + first).json("/tags/0")).isEqualTo(pets + "/felines");
        assertThat(db.sql("select index_sequence from snippet where id = :id").param("id", second.value())
                .query(Long.class).single()).isEqualTo(2);
    }

    private void lock(SnippetId snippet) {
        db.sql("select id from snippet where id = :id for no key update").param("id", snippet.value())
                .query(UUID.class).single();
    }

    private void rename() {
        Api.Answer renamed = marketer.post(path("cats") + "/rename", Map.of("to", pets + "/felines", "version", 4));
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
    }

    private void awaitSomebodyWaiting(String query) {
        await().until(() -> db.sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like :query""")
                .param("query", "%" + query + "%").query(Long.class).single() == 1);
    }

    private SnippetId added(ConceptId tag) {
        DraftedSnippet drafted = drafted(tag);
        snippets.add(Viewer.SYSTEM, List.of(drafted));
        return drafted.snippet().id();
    }

    private DraftedSnippet drafted(ConceptId... tags) {
        return drafting.newSnippet(Viewer.SYSTEM,
                new SnippetContent(new Kind("story"), "A pet", Map.of("situation", "It has four legs.")),
                new Classification(Set.of(tags), Audience.UNSAID, Visibility.INTERNAL, Optional.empty()),
                Optional.empty(), false);
    }

    private long users(ConceptId concept) {
        return db.sql("select count(*) from snippet where tags @> array[:concept]::text[]")
                .param("concept", concept.toString()).query(Long.class).single();
    }

    private void add(String id, Map<String, Object> members) {
        Map<String, Object> body = new HashMap<>(members);
        body.put("id", pets + "/" + id);
        assertThat(marketer.post("/api/v1/taxonomies/" + pets + "/concepts", body).status()).isEqualTo(201);
    }

    private String path(String concept) {
        return "/api/v1/taxonomies/" + pets + "/concepts/" + concept;
    }
}
