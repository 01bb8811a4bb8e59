package io.riffbook.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes content models for tests: types whose one required field is `line`, with whatever else a test needs.
final class ModelFolder {
    private final Path folder;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String kind = "riff";
    private String block = "";
    private String members = "";

    ModelFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("types"));
            Files.createDirectories(folder.resolve("taxonomies"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Begins a type, which [#write] ends.
    ModelFolder type(String name) {
        kind = name;
        block = "";
        members = "";
        fields.clear();
        return field("line", "\"maxLength\": 200");
    }

    /// More in `x-riffbook` of the type, such as `"renamedFrom": ["old"]`.
    ModelFolder block(String more) {
        block = ", " + more;
        return this;
    }

    ModelFolder deprecated() {
        members = ", \"deprecated\": true";
        return this;
    }

    /// A text of one line.
    ///
    /// @param more of its schema, such as `"maxLength": 200`
    ModelFolder field(String name, String more, String... moreInBlock) {
        return put(name, "\"type\": \"string\", " + more, "text", moreInBlock);
    }

    ModelFolder number(String name, String more, String... moreInBlock) {
        return put(name, "\"type\": \"integer\"" + (more.isEmpty() ? "" : ", " + more), "number", moreInBlock);
    }

    ModelFolder select(String name, String choices, String... moreInBlock) {
        return put(name, "\"type\": \"string\", \"enum\": " + choices, "select", moreInBlock);
    }

    private ModelFolder put(String name, String schema, String widget, String... moreInBlock) {
        String more = moreInBlock.length == 0 ? "" : ", " + String.join(", ", moreInBlock);
        fields.put(name, "\"%s\": {%s, \"x-riffbook\": {\"label\": \"%s\", \"widget\": \"%s\", \"searchWeight\": 1%s}}"
                .formatted(name, schema, name, widget, more));
        return this;
    }

    ModelFolder write() {
        text("types/" + kind + ".schema.json", """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                 "x-riffbook": {"label": "Riff", "plural": "Riffs", "customerFacing": true, "mainField": "line",
                                "body": ["line"]%s},
                 "properties": {
                 %s},
                 "required": ["line"], "additionalProperties": false%s}
                """.formatted(block, String.join(",\n ", fields.values()), members));
        return this;
    }

    ModelFolder text(String path, String text) {
        try {
            Files.writeString(folder.resolve(path), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelFolder without(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelFiles files() {
        return ModelFiles.in(folder);
    }

    ContentTypes types() {
        return ContentTypes.read(files().types());
    }

    Path path() {
        return folder;
    }
}
