package io.riffbook.insight.reports.web;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.riffbook.insight.reports.Tally;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Writes reports for spreadsheets. A text that a spreadsheet would take for a formula is written behind an apostrophe, so that
/// nobody's title runs on somebody's desk.
final class Csv {
    static final String TYPE = "text/csv;charset=UTF-8";
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final List<String> SUMS = List.of("impressions", "opens", "uses", "copies", "downloads", "won",
            "lost", "noDecision", "applauseMean", "applauseCount", "landed", "fellFlat", "drewObjection",
            "lastUsedAt");

    private Csv() {}

    /// Sends the lines as a file, line by line as they are made.
    ///
    /// @param header the names of the columns
    /// @param cells of a line; numbers are written as they are, texts so that they do no harm
    static <T> void send(HttpServletResponse response, String name, List<String> header, Collection<T> lines,
            Function<T, List<@Nullable Object>> cells) throws IOException {
        response.setContentType(TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.US_ASCII).build().toString());
        write(response.getWriter(), header, lines, cells);
    }

    /// The lines as RFC 4180 CSV.
    static <T> void write(Writer writer, List<String> header, Collection<T> lines,
            Function<T, List<@Nullable Object>> cells) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord(header);
            for (T line : lines) {
                csv.writeRecord(cells.apply(line).stream().map(Csv::cell).toList());
            }
        }
    }

    /// The names of these columns and those of a tally.
    static List<String> withSums(String... names) {
        List<String> header = new ArrayList<>(List.of(names));
        header.addAll(SUMS);
        return header;
    }

    /// These cells and those of the tally.
    static List<@Nullable Object> withSums(Tally sum, @Nullable Object... cells) {
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(cells));
        all.addAll(Arrays.asList(sum.impressions(), sum.opens(), sum.uses(), sum.copies(), sum.downloads(), sum.won(),
                sum.lost(), sum.noDecision(), sum.applauseMean(), sum.applauseCount(), sum.landed(), sum.fellFlat(),
                sum.drewObjection(), sum.lastUsedAt()));
        return all;
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> harmless(value.toString());
        };
    }
}
