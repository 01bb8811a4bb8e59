package io.riffbook.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// What was exported from one Riffbook and imported into an empty one is exported from there as the same bytes.
class RoundTripTest {
    private static Instance source;
    private static byte[] archive;

    @BeforeAll
    static void fill() {
        source = Instance.start();
        new Filling(source).fill(150);
        archive = source.export("archive");
    }

    @AfterAll
    static void end() {
        source.close();
    }

    @Test
    void exportsEqualContentAsEqualBytes() {
        assertThat(source.export("archive")).isEqualTo(archive);
        assertThat(source.export("ndjson")).isEqualTo(source.export("ndjson"));
    }

    @Test
    void bringsAnArchiveIntoAnEmptyHomeAsItWas() {
        try (Instance target = Instance.start()) {
            target.add(source.people());
            String job = target.imported("application/zip", archive, "");
            assertThat(target.results(job, "?outcome=refused").json("/total")).isEqualTo("0");

            assertThat(target.export("archive")).isEqualTo(archive);

            String again = target.imported("application/zip", archive, "");
            assertThat(target.job(again).json("/result/created")).isEqualTo("0");
            assertThat(target.job(again).json("/result/exists")).isEqualTo("0");
            assertThat(target.export("archive")).isEqualTo(archive);
            assertThat(target.db().sql("select count(*) from audit_entry where action = 'imported'")
                    .query(Long.class).single()).isEqualTo(
                            target.db().sql("select (select count(*) from snippet) + (select count(*) from deck)")
                                    .query(Long.class).single());
        }
    }

    @Test
    void bringsRowsWithoutFilesInAndSaysWhatIsMissing() {
        try (Instance target = Instance.start()) {
            String job = target.imported("application/x-ndjson", source.export("ndjson"), "");

            Map<String, Object> counts = Map.of("exists", 0, "refused", 0);
            counts.forEach((outcome, count) -> assertThat(target.job(job).json("/result/" + outcome))
                    .as(target.results(job, "?outcome=" + outcome).toString()).isEqualTo(count.toString()));
            assertThat(target.db().sql("select distinct unnest(notes) from import_result").query(String.class).list())
                    .contains("revision 1: its file is not here")
                    .anyMatch(note -> note.startsWith("owner: nobody here is"))
                    .anyMatch(note -> note.startsWith("visibility: there is no group Partners"));
            assertThat(target.db().sql("select count(*) from snippet").query(Long.class).single())
                    .isEqualTo(source.db().sql("select count(*) from snippet").query(Long.class).single());
        }
    }
}
