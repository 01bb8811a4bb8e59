package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.model.ModelFiles.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/// Every fault in a file of the content model stops the start with the file and the place. Each row changes one thing in a sound
/// file.
class ContentModelFaultsTest {
    private static final String TYPE = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "x-riffbook": {"label": "Riff", "plural": "Riffs", "customerFacing": true, "mainField": "line",
                            "cues": {"title": ["riff"], "text": ["play it"],
                                     "signs": {"line": 3, "list": -2}, "taxonomies": {"mood": 2}},
                            "body": ["line"]},
             "properties": {
               "line": {"type": "string", "maxLength": 200,
                        "x-riffbook": {"label": "Line", "widget": "text", "searchWeight": 3}},
               "mood": {"type": "string", "enum": ["calm", "bold"],
                        "x-riffbook": {"label": "Mood", "widget": "select", "searchWeight": 0}}},
             "required": ["line"],
             "additionalProperties": false}""";

    private static final String TAXONOMY = """
            id: mood
            prefLabel: Mood
            concepts:
              - id: calm
                prefLabel: Calm
                altLabels: [quiet, soft]
              - id: bold
                prefLabel: Bold
                broader: calm
            """;

    @Test
    void takesTheSoundFiles() {
        ContentTypes.read(List.of(type(TYPE)));
        TaxonomyFile.read(taxonomy(TAXONOMY));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "type": "object",             | "type": "object"               | line 2: is no well-formed JSON | bad JSON
            "type": "object"              | "type": "array"                | /type must be "object"         | another type
            2020-12                       | 2019-09                        | /$schema                       | another dialect
            "type": "object"              | "type": "object", "type": 1    | no well-formed JSON            | a name twice
            "widget": "text"              | "widget": "wheel"              | /properties/line/x-riffbook/widget "wheel" is no widget for a string: use markdown or select or text | unknown widget
            "mainField": "line",          | ``                             | /x-riffbook/mainField          | no main field
            "mainField": "line"           | "mainField": "lime"            | "lime" is none of the fields line, mood | main field unknown
            "required": ["line"]          | "required": []                 | /x-riffbook/mainField must be a required field | main field not required
            "body": ["line"]              | "body": ["line", "line"]       | none twice                     | body twice
            "additionalProperties": false | "additionalProperties": true   | must be false                  | open type
            "maxLength": 200              | "minLength": 1                 | /maxLength must be             | unbounded text
            "maxLength": 200              | "maxLength": 999999999         | /maxLength must be             | text too long
            "maxLength": 200              | "$ref": "https://example.org/" | /properties/line/$ref isn't understood | reference
            "maxLength": 200              | "maxLength": 200, "pattern": "(" | /properties/line/pattern is no regular expression | bad pattern
            "maxLength": 200              | "maxLength": 2000, "pattern": "a" | /properties/line/maxLength must be | long text with a pattern
            ["calm", "bold"]              | ["calm", "calm"]               | none twice                     | choice twice
            "searchWeight": 3             | "searchWeight": 11             | from 0 to 10                   | weight too high
            "searchWeight": 3             | "searchWieght": 3              | line 8: /properties/line/x-riffbook/searchWieght isn't understood  | misspelt
            "searchWeight": 3             | "facet": true, "searchWeight": 3 | line 8: /properties/line/x-riffbook/facet only a number | facet of text
            "label": "Riff",              | "label": "Riff", "reviewAfterDays": 0, | line 2: /x-riffbook/reviewAfterDays must be a whole number from 1 to 3650 | review at once
            "label": "Riff",              | "label": "Riff", "stages": "late", | line 2: /x-riffbook/stages must be an array | stages that are no list
            "label": "Riff",              | "label": "Riff", "stages": ["mood/calm"], | line 2: /x-riffbook/stages/0 must be a concept of the taxonomy buying-stage | no stage
            "label": "Riff",              | "label": "Riff", "stages": ["buying-stage/a", "buying-stage/a"], | none twice | stage twice
            "searchWeight": 3             | "searchWeight": 3, "renamedFrom": ["mood"] | line 8: /properties/line/x-riffbook/renamedFrom "mood" names another field | former name taken
            "maxLength": 200              | "maxLength": 200, "deprecated": true | line 7: /properties/line/deprecated a required field | required and deprecated
            "required": ["line"],         | ``                             | line 2: /x-riffbook/mainField must be a required field | nothing required
            "mood": {                     | "Mood": {                      | camelCase                      | field's name
            "title": ["riff"]             | "titel": ["riff"]              | /x-riffbook/cues/titel isn't understood | misspelt cue
            "title": ["riff"]             | "title": "riff"                | /x-riffbook/cues/title must be an array | cue that is no list
            "title": ["riff"]             | "title": [3]                   | /x-riffbook/cues/title/0 must be text | cue that is no text
            "title": ["riff"]             | "title": [" "]                 | /x-riffbook/cues/title/0 must be text | cue without words
            "list": -2                    | "lists": -2                    | /x-riffbook/cues/signs/lists is no sign; known are numbers | unknown sign
            "list": -2                    | "list": -6                     | /x-riffbook/cues/signs/list must be a whole number from -5 to 5 | sign too heavy
            "list": -2                    | "list": 0                      | /x-riffbook/cues/signs/list must not be 0 | sign that says nothing
            "mood": 2}                    | "mood": 0}                     | /x-riffbook/cues/taxonomies/mood must be a whole number from 1 to 5 | taxonomy that says nothing
            "mood": 2}                    | "My Mood": 2}                  | must be the id of a taxonomy   | no taxonomy
            """)
    void refusesAFaultInAType(String sound, String broken, String reason, String name) {
        assertThatThrownBy(() -> ContentTypes.read(List.of(type(changed(TYPE, sound, broken))))).as(name)
                .isInstanceOf(ContentModelException.class).hasMessageStartingWith("types/riff.schema.json")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [quiet, soft]     | [quiet, soft      | line 7: is no well-formed YAML | bad YAML
            id: mood          | id: moods         | line 1: the id must be the file's name | other id
            id: bold          | id: calm          | line 7: there are two concepts calm | duplicate concept
            broader: calm     | `deprecated: maybe` | line 9: must be true or false | no flag
            broader: calm     | `formerIds: [calm]` | line 9: mood/calm names another concept | former id taken
            broader: calm     | broader: clam     | line 9: there is no concept mood/clam | broader unknown
            broader: calm     | broader: bold     | the concept mood/bold is broader than itself | cycle
            prefLabel: Bold   | label: Bold       | line 8: "label" isn't understood here | unknown word
            prefLabel: Bold   | prefLabel: [Bold] | line 8: must be text           | no text
            prefLabel: Bold   | id: loud          | line 8: "id" stands here twice | twice
            id: bold          | id: Bold          | line 7: the ids of             | upper case
            [quiet, soft]     | *nothing          | is no well-formed YAML         | unknown alias
            [quiet, soft]     | `!!java.net.URL [x]` | line 6: is no well-formed YAML: Global tag is not allowed | object
            """)
    void refusesAFaultInATaxonomy(String sound, String broken, String reason, String name) {
        assertThatThrownBy(() -> TaxonomyFile.read(taxonomy(changed(TAXONOMY, sound, broken)))).as(name)
                .isInstanceOf(ContentModelException.class)
                .hasMessageStartingWith("taxonomies/mood.yaml").hasMessageContaining(reason);
    }

    @Test
    void refusesCuesWithoutEnd() {
        assertThatThrownBy(() -> ContentTypes.read(List.of(type(changed(TYPE, "play it", "x".repeat(81))))))
                .isInstanceOf(ContentModelException.class)
                .hasMessageContaining("/x-riffbook/cues/text/0 must have at most 80 characters");
        String many = String.join(", ", Collections.nCopies(101, "\"riff\""));
        assertThatThrownBy(() -> ContentTypes.read(List.of(type(changed(TYPE, "[\"riff\"]", "[" + many + "]")))))
                .isInstanceOf(ContentModelException.class)
                .hasMessageContaining("/x-riffbook/cues/title must have at most 100 phrases");
    }

    @Test
    void refusesAnAliasBomb() {
        String bomb = """
                a: &a [lol, lol]
                b: &b [*a, *a]
                c: &c [*b, *b]
                """;
        assertThatThrownBy(() -> TaxonomyFile.read(taxonomy(bomb))).isInstanceOf(ContentModelException.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> TaxonomyFile.read(taxonomy("[".repeat(50_000))))
                .isInstanceOf(ContentModelException.class);
        assertThatThrownBy(() -> ContentTypes.read(List.of(type("[".repeat(50_000)))))
                .isInstanceOf(ContentModelException.class);
    }

    @Test
    void refusesAFileThatIsTooLarge(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("types"));
        Files.writeString(folder.resolve("types/riff.schema.json"), " ".repeat(2_000_000));

        assertThatThrownBy(() -> ModelFiles.in(folder).types()).isInstanceOf(ContentModelException.class)
                .hasMessageStartingWith("types/riff.schema.json: is larger than");
    }

    @Test
    void refusesAFileThatWouldSilentlyBeLeftOut(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("taxonomies"));
        Files.writeString(folder.resolve("taxonomies/mood.yml"), TAXONOMY);

        assertThatThrownBy(() -> ModelFiles.in(folder).taxonomies()).isInstanceOf(ContentModelException.class)
                .hasMessage("taxonomies/mood.yml: files here must end with .yaml");
    }

    @Test
    void refusesAFolderThatIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(() -> ModelFiles.in(folder.resolve("absent"))).isInstanceOf(ContentModelException.class);
        assertThatThrownBy(() -> ModelFiles.in(folder).types()).isInstanceOf(ContentModelException.class)
                .hasMessageStartingWith("types: can't be read");
    }

    private static String changed(String text, String sound, String broken) {
        if (!text.contains(sound)) {
            throw new AssertionError("the sound file has no " + sound);
        }
        return text.replaceFirst(java.util.regex.Pattern.quote(sound),
                java.util.regex.Matcher.quoteReplacement(broken));
    }

    private static ModelFile type(String text) {
        return new ModelFile("types/riff.schema.json", "riff", text);
    }

    private static ModelFile taxonomy(String text) {
        return new ModelFile("taxonomies/mood.yaml", "mood", text);
    }
}
