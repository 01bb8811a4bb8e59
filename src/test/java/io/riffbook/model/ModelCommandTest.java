package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.command.Command;
import io.riffbook.command.MisusedCommandException;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// It has a database of its own, because it replaces the model in force.
@RiffbookTest
@TestPropertySource(properties = "riffbook.search.engine=lucene")
class ModelCommandTest {
    @Autowired
    ModelCommand command;

    @Autowired
    ModelChanges changes;

    @Autowired
    AppliedTypes applied;

    @Autowired
    StoredTaxonomies stored;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private ModelFolder model;

    private record Ended(int code, String out) {}

    @BeforeEach
    void aModelInForce() {
        db.sql("delete from applied_type").update();
        db.sql("delete from snippet").update();
        db.sql("delete from concept").update();
        db.sql("delete from taxonomy").update();
        model = new ModelFolder(folder.resolve("model"));
        model.type("story").field("mood", "\"maxLength\": 100").select("tone", "[\"calm\", \"bold\"]").write();
        model.text("taxonomies/mood.yaml", """
                id: mood
                prefLabel: Mood
                concepts:
                  - id: calm
                    prefLabel: Calm
                  - id: bold
                    prefLabel: Bold
                    altLabels: ["no", 'loud: very']
                    broader: calm
                    definition: "Not shy. 100 % # sure."
                    deprecated: true
                    formerIds: [brave]
                """);
        changes.apply(model.types(), taxonomies());
    }

    @Test
    void findsNothingToChange() {
        assertThat(run("diff", location())).isEqualTo(new Ended(Command.DONE, """
                The content types are as they are in force.
                """));
    }

    @Test
    void saysWhatWouldChangeAndWhomItTouches() {
        new ContentRows(db).published("A story");
        change();

        assertThat(run("diff", location())).isEqualTo(new Ended(Command.FAILED,
                """
                        added      chorus (Riff): applies
                        described  story (help): applies; used by 1 snippets
                        renamed    story.mood → story.feeling: applies
                        described  story.mood (label): applies
                        tightened  story.mood (maxLength 100 → 5): applies
                        removed    story.tone: refused, it is not deprecated: set deprecated and start once before you remove it, \
                        or declare what it is called now by renamedFrom
                        Riffbook would not start with these files: 1 refused.

                        Taxonomies: files are the seed, PostgreSQL rules. They differ in
                                   mood: prefLabel
                                   mood/bold: only in PostgreSQL
                        added      tempo: a new taxonomy, which will be added
                        """));
    }

    @Test
    void saysTheSameToPrograms() {
        change();

        Ended ended = run("diff", "--json", location());

        assertThat(ended.code()).isEqualTo(Command.FAILED);
        assertThat(ended.out()).contains("\"applies\" : false")
                .contains("\"change\" : \"renamed\"", "\"part\" : \"story.mood\"",
                        "\"to\" : \"story.feeling\"", "\"refused\" : \"it is not deprecated")
                .contains("\"where\" : \"only-in-postgresql\"");
    }

    @Test
    void failsOnFaultyFiles() {
        model.text("types/story.schema.json", "{");

        assertThat(run("diff", location()).code()).isEqualTo(Command.FAILED);
    }

    @Test
    void exportsWhatSeedsTheSameModel() throws IOException {
        Path target = folder.resolve("exported");

        assertThat(run("export", "--to=" + target)).isEqualTo(new Ended(Command.DONE, """
                taxonomies/mood.yaml
                types/story.schema.json
                """));

        ModelFiles exported = ModelFiles.in(target);
        assertThat(exported.taxonomies().stream().map(TaxonomyFile::read).toList()).isEqualTo(stored.read().all());
        assertThat(ModelDifference.between(applied.read(), ContentTypes.read(exported.types())).changes()).isEmpty();
        assertThat(run("diff", "--location=" + target).out()).isEqualTo("""
                The content types are as they are in force.
                """);
        try (Stream<Path> files = Files.walk(target)) {
            assertThat(files.filter(Files::isRegularFile)).as("and nothing else").hasSize(3);
        }
    }

    @Test
    void replacesOnlyItsOwnFiles() throws IOException {
        Path target = folder.resolve("exported");
        Path type = target.resolve("types/story.schema.json");
        run("export", "--to=" + target);
        db.sql("update taxonomy set pref_label = 'Temper'").update();

        assertThat(run("export", "--to=" + target).code()).as("its own").isEqualTo(Command.DONE);
        assertThat(Files.readString(target.resolve("taxonomies/mood.yaml"))).contains("Temper");

        Files.writeString(type, "mine");
        assertThat(run("export", "--to=" + target).code()).isEqualTo(Command.FAILED);
        assertThat(Files.readString(type)).isEqualTo("mine");

        assertThat(run("export", "--to=" + target, "--force").code()).isEqualTo(Command.DONE);
        assertThat(Files.readString(type)).contains("\"type\"");
    }

    @Test
    void takesAwayWhatIsNoLongerPartOfTheModel() throws IOException {
        Path target = folder.resolve("exported");
        run("export", "--to=" + target);
        db.sql("delete from concept").update();
        db.sql("delete from taxonomy").update();

        run("export", "--to=" + target);

        assertThat(target.resolve("taxonomies/mood.yaml")).doesNotExist();
        assertThat(target.resolve("types/story.schema.json")).exists();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> run("diff", "--jsno")).isInstanceOf(MisusedCommandException.class);
        assertThatThrownBy(() -> run("burn")).isInstanceOf(MisusedCommandException.class);
        assertThatThrownBy(() -> run("export")).isInstanceOf(MisusedCommandException.class)
                .hasMessageContaining("--to=FOLDER is missing");
    }

    private void change() {
        model.type("chorus").write();
        model.type("story").block("\"help\": \"Tell it.\"")
                .field("feeling", "\"maxLength\": 5", "\"renamedFrom\": [\"mood\"]").write();
        model.text("taxonomies/mood.yaml", """
                id: mood
                prefLabel: Moods
                concepts:
                  - id: calm
                    prefLabel: Calm
                """);
        model.text("taxonomies/tempo.yaml", "{id: tempo, prefLabel: Tempo, concepts: []}");
    }

    private List<Taxonomy> taxonomies() {
        return model.files().taxonomies().stream().map(TaxonomyFile::read).toList();
    }

    private String location() {
        return "--location=" + model.path();
    }

    private Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8));
    }
}
