package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.testing.RiffbookTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Every class of change, on a store with content. It has a database of its own, because it replaces the model in force.
@RiffbookTest
@TestPropertySource(properties = "riffbook.search.engine=lucene")
class ModelChangesTest {
    @Autowired
    ModelChanges changes;

    @Autowired
    AppliedTypes applied;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private ModelFolder model;

    @BeforeEach
    void anEmptyStoreWithOneKind() {
        db.sql("delete from applied_type").update();
        db.sql("delete from snippet").update();
        model = new ModelFolder(folder);
        riff().write();
        apply();
    }

    private ModelFolder riff() {
        return model.type("riff").field("mood", "\"maxLength\": 100").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]");
    }

    @Test
    void changesNothingWhereNothingChanged() {
        assertThat(apply().isNothing()).isTrue();
    }

    @Test
    void addsKindsFieldsAndChoices() {
        snippet("riff", "{\"line\": \"a\"}");
        riff().field("echo", "\"maxLength\": 10").select("tone", "[\"calm\", \"bold\", \"wild\"]").write();
        model.type("chorus").write();

        assertThat(lines(apply())).containsExactly("added      chorus (Riff): applies",
                "added      riff.tone = wild: applies", "added      riff.echo (echo): applies");
        assertThat(applied.read().all()).extracting(type -> type.kind().name()).containsExactly("chorus", "riff");
    }

    @Test
    void describesAnew() {
        riff().block("\"help\": \"Say it.\", \"reviewAfterDays\": 30").write();

        assertThat(lines(apply())).containsExactly("described  riff (help, reviewAfterDays): applies");
    }

    @Test
    void carriesARenamedFieldAlongInEveryRevision() {
        UUID id = snippet("riff", "{\"line\": \"a\", \"mood\": \"blue\"}", "{\"line\": \"b\", \"mood\": \"red\"}");
        UUID other = snippet("riff", "{\"line\": \"a\"}");
        model.type("riff").field("feeling", "\"maxLength\": 100", "\"renamedFrom\": [\"mood\"]").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();

        assertThat(lines(apply())).contains("renamed    riff.mood → riff.feeling: applies; used by 1 snippets");
        assertThat(fields(id)).containsExactly("{\"line\": \"a\", \"feeling\": \"blue\"}",
                "{\"line\": \"b\", \"feeling\": \"red\"}");
        assertThat(versionAndSequence(id)).isEqualTo("2/2");
        assertThat(versionAndSequence(other)).isEqualTo("1/1");
        assertThat(apply().isNothing()).as("once is enough").isTrue();
    }

    @Test
    void refusesToForgetWhatAPartWasCalled() {
        model.type("riff").field("feeling", "\"maxLength\": 100", "\"renamedFrom\": [\"mood\"]").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();
        apply();
        model.type("riff").field("feeling", "\"maxLength\": 100").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();

        assertThatThrownBy(this::apply).isInstanceOf(ContentModelException.class)
                .hasMessageContaining("riff.feeling was called mood: its renamedFrom has to go on saying so");
        riff().field("mood", "\"maxLength\": 100", "\"renamedFrom\": [\"feeling\"]").write();
        assertThat(apply().refusals()).as("called so again").isEmpty();
    }

    @Test
    void carriesARenamedKindAlong() {
        UUID id = snippet("riff", "{\"line\": \"a\", \"mood\": \"blue\"}");
        model.without("types/riff.schema.json");
        model.type("lick").block("\"renamedFrom\": [\"riff\"]")
                .field("feeling", "\"maxLength\": 100", "\"renamedFrom\": [\"mood\"]").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();

        assertThat(lines(apply())).contains("renamed    riff → lick: applies; used by 1 snippets");
        assertThat(kind(id)).isEqualTo("lick");
        assertThat(fields(id)).containsExactly("{\"line\": \"a\", \"feeling\": \"blue\"}");
        assertThat(versionAndSequence(id)).isEqualTo("3/3");
    }

    @Test
    void losesNoValueThatStandsUnderTheNewNameAlready() {
        UUID id = snippet("riff", "{\"line\": \"a\", \"mood\": \"blue\", \"feeling\": \"of old\"}");
        model.type("riff").field("feeling", "\"maxLength\": 100", "\"renamedFrom\": [\"mood\"]").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();

        apply();

        assertThat(fields(id)).containsExactly("{\"line\": \"a\", \"mood\": \"blue\", \"feeling\": \"of old\"}");
    }

    @Test
    void refusesToRenameTwoFieldsIntoOne() {
        model.type("riff").field("feeling", "\"maxLength\": 100", "\"renamedFrom\": [\"mood\", \"beats\"]")
                .select("tone", "[\"calm\", \"bold\"]").write();

        assertThatThrownBy(this::apply).isInstanceOf(ContentModelException.class)
                .hasMessageContaining("riff.feeling can't be renamed from mood, beats");
    }

    @Test
    void loosens() {
        model.type("riff").field("mood", "\"maxLength\": 500").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();

        assertThat(lines(apply())).containsExactly("loosened   riff.mood (maxLength 100 → 500): applies");
    }

    @Test
    void tightensAndCountsWhatHasToBeMended() {
        UUID id = snippet("riff", "{\"line\": \"a\", \"mood\": \"much too blue\"}");
        snippet("riff", "{\"line\": \"a\", \"mood\": \"blue\"}");
        model.type("riff").field("mood", "\"maxLength\": 5").number("beats", "\"minimum\": 1")
                .select("tone", "[\"calm\", \"bold\"]").write();

        assertThat(lines(apply())).containsExactly(
                "tightened  riff.mood (maxLength 100 → 5): applies; 1 snippets don't fit and must be mended at their next "
                        + "save; used by 2 snippets",
                "tightened  riff.beats (minimum none → 1): applies");
        assertThat(fields(id)).containsExactly("{\"line\": \"a\", \"mood\": \"much too blue\"}");
    }

    @Test
    void retypesOnlyWhatNothingUses() {
        model.type("riff").field("mood", "\"maxLength\": 100").field("beats", "\"maxLength\": 9")
                .select("tone", "[\"calm\", \"bold\"]").write();
        snippet("riff", "{\"line\": \"a\", \"beats\": 4}");

        assertThatThrownBy(this::apply)
                .hasMessageContaining("retyped    riff.beats (type integer → string): refused, as");

        db.sql("delete from snippet").update();
        assertThat(lines(apply())).contains("retyped    riff.beats (type integer → string): applies");
    }

    @Test
    void removesAFieldInTwoSteps() {
        UUID id = snippet("riff", "{\"line\": \"a\", \"mood\": \"blue\"}", "{\"line\": \"b\"}");
        model.type("riff").number("beats", "").select("tone", "[\"calm\", \"bold\"]").write();

        assertThatThrownBy(this::apply).hasMessageContaining("removed    riff.mood: refused, it is not deprecated");

        model.type("riff").field("mood", "\"maxLength\": 100, \"deprecated\": true").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();
        assertThat(lines(apply())).containsExactly("deprecated riff.mood: applies");

        model.type("riff").number("beats", "").select("tone", "[\"calm\", \"bold\"]").write();
        assertThat(lines(apply())).containsExactly("removed    riff.mood: applies");
        assertThat(fields(id)).as("what earlier revisions said stays")
                .contains("{\"line\": \"a\", \"mood\": \"blue\"}");
    }

    @Test
    void refusesToRemoveWhatIsUsed() {
        snippet("riff", "{\"line\": \"a\", \"mood\": \"blue\", \"tone\": \"calm\"}");
        model.type("riff").field("mood", "\"maxLength\": 100, \"deprecated\": true").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").deprecated().write();
        apply();
        model.type("riff").number("beats", "").select("tone", "[\"bold\"]").write();
        model.type("chorus").write();

        assertThatThrownBy(this::apply)
                .hasMessageContaining("removed    riff.mood: refused, it is used; used by 1 snippets")
                .hasMessageContaining("removed    riff.tone = calm: refused, it is used")
                .hasMessageContaining("Nothing has been changed");
        assertThat(applied.read().find(new Kind("chorus"))).as("nothing of it").isEmpty();

        model.without("types/riff.schema.json");
        assertThatThrownBy(this::apply).hasMessageContaining("removed    riff: refused, it is used");

        db.sql("delete from snippet").update();
        assertThat(lines(apply())).contains("removed    riff: applies");
    }

    @Test
    void appliesOnceHoweverManyNodesStartWithIt() throws Exception {
        UUID id = snippet("riff", "{\"line\": \"a\", \"mood\": \"blue\"}");
        model.type("riff").field("feeling", "\"maxLength\": 100", "\"renamedFrom\": [\"mood\"]").number("beats", "")
                .select("tone", "[\"calm\", \"bold\"]").write();
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Judgement>> starts = List.of(this::apply, this::apply, this::apply);
            long applying = 0;
            for (Future<Judgement> start : nodes.invokeAll(starts)) {
                applying += start.get().isNothing() ? 0 : 1;
            }
            assertThat(applying).isOne();
        }
        assertThat(versionAndSequence(id)).isEqualTo("2/2");
    }

    @Test
    void carriesOldContentThroughAChainOfNames() {
        model.without("types/riff.schema.json");
        ContentTypes types = model.type("lick").block("\"renamedFrom\": [\"riff\", \"phrase\"]")
                .field("feeling", "\"maxLength\": 100", "\"renamedFrom\": [\"mood\", \"temper\"]").write().types();

        assertThat(types.carry(new Kind("phrase"), Map.of("temper", "hot")))
                .isEqualTo(new ContentTypes.Carried(new Kind("lick"), Map.of("feeling", "hot")));
        assertThat(types.carry(new Kind("lick"), Map.of("mood", "a", "feeling", "b", "else", "c")).fields())
                .isEqualTo(Map.of("mood", "a", "feeling", "b", "else", "c"));
        assertThat(types.carry(new Kind("gone"), Map.of("x", 1)).kind()).isEqualTo(new Kind("gone"));
    }

    @Test
    void offersNoDeprecatedKindForNewSnippets() {
        ContentTypes types = riff().deprecated().write().types();

        assertThat(types.offered()).isEmpty();
        assertThatThrownBy(() -> types.forNew(new Kind("riff"))).isInstanceOf(UnknownKindException.class);
        assertThat(types.get(new Kind("riff")).deprecated()).isTrue();
    }

    private Judgement apply() {
        return changes.apply(model.types(), List.of());
    }

    private static List<String> lines(Judgement judgement) {
        return judgement.changes().stream().map(JudgedChange::line).toList();
    }

    /// A snippet whose newest revision is published.
    private UUID snippet(String kind, String... revisions) {
        UUID id = UUID.randomUUID();
        db.sql("""
                insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                    audience_for, audience_not_for, reach, groups, index_sequence, state_number, created_at, changed_at)
                values (:id, :kind, 1, 'published', 'A riff', :latest, :latest, '{}', '{}', '{}', 'internal', '{}', 1, 1,
                    now(), now())""")
                .param("id", id).param("kind", kind).param("latest", revisions.length).update();
        for (int number = 1; number <= revisions.length; number++) {
            db.sql("""
                    insert into snippet_revision (snippet_id, number, title, fields, text, notes, package_key, created_at)
                    values (:id, :number, 'A riff', :fields::jsonb, '', '', 'none', now())""")
                    .param("id", id)
                    .param("number", number).param("fields", revisions[number - 1]).update();
        }
        return id;
    }

    private List<String> fields(UUID id) {
        return db.sql("select fields::text from snippet_revision where snippet_id = :id order by number")
                .param("id", id).query(String.class).list();
    }

    private String versionAndSequence(UUID id) {
        return db.sql("select version || '/' || index_sequence from snippet where id = :id").param("id", id)
                .query(String.class).single();
    }

    private String kind(UUID id) {
        return db.sql("select kind from snippet where id = :id").param("id", id).query(String.class).single();
    }
}
