package io.riffbook.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.content.restore.RestoreContent;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How fast 20,000 snippets are imported, exported, imported elsewhere, and restored. A measurement for docs/benchmarks.md, run only by
/// its command: `mvn test -Dtest=ImportBenchmark`.
class ImportBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(ImportBenchmark.class);
    private static final int SNIPPETS = 20_000;
    private static final int WORDS = 90;

    private final Random random = new Random(1);

    @Test
    void importsTwentyThousandSnippets() {
        List<String> rows = IntStream.range(0, SNIPPETS).mapToObj(this::row).toList();
        Instance instance = Instance.start();
        instance.importedLines(rows.subList(0, 2_000), "");
        long start = System.nanoTime();
        instance.importedLines(rows.subList(2_000, SNIPPETS), "");
        told("rows written elsewhere, imported", start, SNIPPETS - 2_000);
        start = System.nanoTime();
        byte[] archive = instance.export("archive");
        told("exported as an archive of " + archive.length / 1024 / 1024 + " MiB", start, SNIPPETS);
        start = System.nanoTime();
        instance.imported("application/zip", archive, "");
        told("compared with what is there", start, SNIPPETS);
        instance.awaitStateRecords();
        try (Instance target = Instance.start()) {
            start = System.nanoTime();
            target.imported("application/zip", archive, "");
            told("exported ones, imported into an empty home", start, SNIPPETS);
        }
        try (Instance restored = instance.losingTheDatabase()) {
            start = System.nanoTime();
            assertThat(restored.bean(RestoreContent.class).run(_ -> {}).of("snippets restored")).isEqualTo(SNIPPETS);
            told("restored from object storage", start, SNIPPETS);
        }
    }

    private String row(int number) {
        return """
                {"kind":"talk-track","title":"Talk %d","fields":{"track":"Say **this**:\\n\\n- %s\\n- %s"},"labels":["CFO"]}"""
                .formatted(number, words(), words());
    }

    private String words() {
        return IntStream.range(0, WORDS / 2).mapToObj(_ -> "word" + random.nextInt(5_000))
                .collect(Collectors.joining(" "));
    }

    private static void told(String what, long start, int items) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LOG.info("MEASURED {}: {} s, {} items/s", what, took.toMillis() / 1000.0, items * 1000L / took.toMillis());
    }
}
