package io.riffbook.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.testing.Corpus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The corpus of real sales texts: every file becomes snippets, tagged by its front matter and its folders; and what came of it goes round.
class CorpusImportTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void makesSnippetsOfEveryFile() throws IOException {
        Path picked = Corpus.require("sales-text/picked");
        try (Instance instance = Instance.start()) {
            importFiles(instance, picked);
        }
    }

    @Test
    @Tag("long")
    void goesRoundWithEveryPassage() throws IOException {
        Path picked = Corpus.require("sales-text/picked");
        List<String> rows = rows(Corpus.require("sales-text/passages.jsonl.gz"));
        try (Instance source = Instance.start()) {
            importFiles(source, picked);
            String passages = source.importedLines(rows, "?newTagsIn=topic");
            assertThat(source.job(passages).json("/result/refused"))
                    .as(source.results(passages, "?outcome=refused").toString()).isEqualTo("0");
            byte[] archive = source.export("archive");
            try (Instance target = Instance.start()) {
                target.add(source.people());
                target.imported("application/zip", archive, "");
                assertThat(target.export("archive")).isEqualTo(archive);
            }
        }
    }

    private static void importFiles(Instance instance, Path picked) throws IOException {
        String job = instance.imported("application/zip", zip(picked), "?newTagsIn=topic");
        assertThat(instance.results(job, "?outcome=refused").json("/total"))
                .as(instance.results(job, "?outcome=refused").toString()).isEqualTo("0");
        assertThat(instance.db().sql("select count(distinct place) from import_result").query(Integer.class).single())
                .isEqualTo(files(picked).size());
        assertThat(instance.db().sql("select count(*) from snippet where cardinality(tags) = 0").query(Integer.class)
                .single()).as("files without a tag, though all lie in folders").isZero();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files(folder)) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> rows(Path passages) throws IOException {
        List<String> rows = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(passages))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> rows.add(row(line)));
        }
        return rows;
    }

    private static String row(String passage) {
        JsonNode read = JSON.readTree(passage);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", "talk-track");
        row.put("clientId", read.path("id").asString());
        String title = read.path("title").asString("").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        row.put("title", title.isEmpty() ? "Untitled" : title.substring(0, Math.min(title.length(), 200)));
        row.put("fields", Map.of("track", read.path("text").asString()));
        row.put("labels", read.path("tags").valueStream().map(JsonNode::asString).limit(50).toList());
        return JSON.writeValueAsString(row);
    }
}
