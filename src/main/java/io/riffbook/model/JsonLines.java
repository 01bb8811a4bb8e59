package io.riffbook.model;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// On which line of a JSON text each place begins, by its JSON Pointer.
final class JsonLines {
    private final Map<String, Integer> lines = new HashMap<>();

    /// @param json well-formed, as the mapper reads it
    JsonLines(JsonMapper mapper, String json) {
        try (JsonParser parser = mapper.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                // a member begins at its name, which comes first
                lines.putIfAbsent(parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
    }

    /// The line of the place; of what holds it, where the place itself is missing.
    OptionalInt of(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        Integer line = lines.get(at);
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
