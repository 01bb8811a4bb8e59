package io.riffbook.insight.reports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.insight.reports.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

class CsvTest {
    private static final Tally TALLY = new Tally(90, 12, 7, 3, 2, 4, 1, 1, new BigDecimal("4.25"), 4, 2, 1, 0,
            Instant.parse("2026-01-31T12:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"})
    void writesAFormulaAsText(String title) {
        assertThat(Csv.harmless(title)).isEqualTo("'" + title);
    }

    @Test
    void writesOneLinePerSnippetAndQuotesWhatNeedsIt() throws IOException {
        StringWriter csv = new StringWriter();
        Csv.write(csv, Csv.withSums("title"), List.of("Plain", "With, comma and \"quotes\"", "=1+1"),
                title -> Csv.withSums(TALLY, title));
        assertThat(csv.toString()).isEqualToNormalizingNewlines(
                """
                        title,impressions,opens,uses,copies,downloads,won,lost,noDecision,applauseMean,applauseCount,landed,fellFlat,\
                        drewObjection,lastUsedAt
                        Plain,90,12,7,3,2,4,1,1,4.25,4,2,1,0,2026-01-31T12:00:00Z
                        "With, comma and ""quotes\""",90,12,7,3,2,4,1,1,4.25,4,2,1,0,2026-01-31T12:00:00Z
                        '=1+1,90,12,7,3,2,4,1,1,4.25,4,2,1,0,2026-01-31T12:00:00Z
                        """);
    }
}
