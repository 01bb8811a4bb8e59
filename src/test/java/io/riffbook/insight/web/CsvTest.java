package io.riffbook.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.insight.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

class CsvTest {
    private static final Tally TALLY = new Tally(7, 3, 4, 1, 1, 1, 1, 0, new BigDecimal("4.25"), 4, 2, 1, 0,
            Instant.parse("2026-01-31T12:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"})
    void writesAFormulaAsText(String title) {
        assertThat(Csv.harmless(title)).isEqualTo("'" + title);
    }

    @Test
    void writesOneLinePerSnippetAndQuotesWhatNeedsIt() {
        String csv = Csv.of(List.of("title"), List.of("Plain", "With, comma and \"quotes\""), List::of, _ -> TALLY);
        assertThat(csv).isEqualToNormalizingNewlines(
                """
                        title,uses,people,deals,won,lost,noDecision,open,notYetKnown,applauseMean,applauseCount,landed,fellFlat,\
                        drewObjection,lastUsedAt
                        Plain,7,3,4,1,1,1,1,0,4.25,4,2,1,0,2026-01-31T12:00:00Z
                        "With, comma and ""quotes\""",7,3,4,1,1,1,1,0,4.25,4,2,1,0,2026-01-31T12:00:00Z
                        """);
    }
}
