package io.riffbook.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is let in where, as people wrote it down: tab-separated method, path, roles, scopes.
final class EndpointTable {
    static final String ANYBODY = "anybody";
    static final String ANY_KEY = "any-key";
    private static final String NOBODY = "-";
    private static final String EVERYONE = "everyone";
    private static final Map<String, String> SHORT = Map.of("authors", "admin,marketer");

    private EndpointTable() {}

    /// @param people role words, `everyone`, `anybody`, or none
    /// @param keys scope words, `any-key`, or none
    record Line(Set<String> people, Set<String> keys) {
        boolean letsIn(String caller) {
            if (people.contains(ANYBODY)) {
                return true;
            }
            boolean isKey = caller.equals(ANY_KEY) || Scope.of(caller).isPresent();
            return isKey
                    ? keys.contains(ANY_KEY) || keys.contains(caller)
                    : people.contains(caller) || (people.contains(EVERYONE) && !caller.equals(ANYBODY));
        }
    }

    /// Every line, by "METHOD /path".
    static Map<String, Line> read() {
        try (InputStream in = EndpointTable.class.getResourceAsStream("/access/role-endpoint.tsv")) {
            if (in == null) {
                throw new AssertionError("the table access/role-endpoint.tsv is missing");
            }
            Map<String, Line> lines = new LinkedHashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] cells = line.split("\t", 4);
                    lines.put(cells[0] + " " + cells[1], new Line(words(cells[2]), words(cells[3])));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(SHORT.getOrDefault(cell, cell).split(",", -1)).map(String::strip)
                .filter(word -> !word.equals(NOBODY)).collect(Collectors.toUnmodifiableSet());
    }
}
