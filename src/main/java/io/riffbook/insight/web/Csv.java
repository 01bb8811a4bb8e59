package io.riffbook.insight.web;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.riffbook.insight.Tally;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes reports for spreadsheets. A text that a spreadsheet would take for a formula is written behind an apostrophe, so that
/// nobody's title runs on somebody's desk.
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final List<String> SUMS = List.of("uses", "people", "deals", "won", "lost", "noDecision", "open",
            "notYetKnown", "applauseMean", "applauseCount", "landed", "fellFlat", "drewObjection", "lastUsedAt");

    private Csv() {}

    /// The lines as RFC 4180 CSV with a header.
    ///
    /// @param names of the columns before the sums
    /// @param values of these columns
    static <T> String of(List<String> names, List<T> lines, Function<T, List<String>> values,
            Function<T, Tally> tally) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> header = new ArrayList<>(names);
            header.addAll(SUMS);
            csv.writeRecord(header);
            for (T line : lines) {
                List<String> cells = new ArrayList<>(values.apply(line).stream().map(Csv::harmless).toList());
                cells.addAll(sums(tally.apply(line)));
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static List<String> sums(Tally tally) {
        return List.of(cell(tally.uses()), cell(tally.people()), cell(tally.deals()), cell(tally.won()),
                cell(tally.lost()), cell(tally.noDecision()), cell(tally.open()), cell(tally.notYetKnown()),
                cell(tally.applauseMean()), cell(tally.applauseCount()), cell(tally.landed()), cell(tally.fellFlat()),
                cell(tally.drewObjection()), cell(tally.lastUsedAt()));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
