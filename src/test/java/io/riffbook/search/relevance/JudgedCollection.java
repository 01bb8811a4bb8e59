package io.riffbook.search.relevance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents, queries, and how well which document answers which query, as BEIR lays them out.
///
/// @param judgements by query and document: 0 for a wrong one, the more the better; what isn't judged counts as wrong
public record JudgedCollection(String name, List<Text> documents, Map<String, String> queries,
        Map<String, Map<String, Integer>> judgements) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// A document.
    public record Text(String id, String title, String text) {}

    /// Reads `corpus.jsonl.gz`, `queries.jsonl.gz` and the judgements of that file; queries without a good answer are left
    /// out.
    public static JudgedCollection read(Path folder, String judgements) {
        Map<String, Map<String, Integer>> judged = new LinkedHashMap<>();
        lines(folder.resolve(judgements)).stream().skip(1).map(line -> line.split("\t")).forEach(row -> judged
                .computeIfAbsent(row[0], _ -> new LinkedHashMap<>()).put(row[1], Integer.parseInt(row[2].strip())));
        judged.values().removeIf(of -> of.values().stream().noneMatch(grade -> grade > 0));
        Map<String, String> queries = new LinkedHashMap<>();
        for (JsonNode row : rows(folder.resolve("queries.jsonl.gz"))) {
            String id = row.path("_id").asString();
            if (judged.containsKey(id)) {
                queries.put(id, row.path("text").asString());
            }
        }
        judged.keySet().retainAll(queries.keySet());
        return new JudgedCollection(folder.getFileName().toString(),
                rows(folder.resolve("corpus.jsonl.gz")).stream().map(row -> new Text(row.path("_id").asString(),
                        row.path("title").asString(""), row.path("text").asString(""))).toList(),
                queries, judged);
    }

    private static List<JsonNode> rows(Path file) {
        return lines(file).stream().map(JSON::readTree).toList();
    }

    private static List<String> lines(Path file) {
        boolean packed = file.toString().endsWith(".gz");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                packed ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file),
                StandardCharsets.UTF_8)); Stream<String> lines = reader.lines()) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
