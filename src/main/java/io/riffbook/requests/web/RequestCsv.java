package io.riffbook.requests.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riffbook.requests.Request;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes requests for spreadsheets. A text that a spreadsheet would take for a formula is written behind an apostrophe.
final class RequestCsv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final List<String> HEADER = List.of("id", "state", "text", "kind", "concepts", "opportunityId",
            "neededBy", "votes", "askedAt", "answeredAt", "secondsToAnswer", "snippetId", "word");

    private RequestCsv() {}

    /// As RFC 4180 CSV with a header.
    static String of(List<Request> requests) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            for (Request each : requests) {
                csv.writeRecord(cells(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static List<String> cells(Request request) {
        var wish = request.wish();
        return List.of(request.id().toString(), request.state().word(), harmless(wish.text()), cell(wish.kind()),
                wish.concepts().stream().sorted().map(Object::toString).collect(Collectors.joining(" ")),
                cell(wish.opportunity()), cell(wish.neededBy()), Integer.toString(request.votes()),
                request.askedAt().toString(), cell(request.answeredAt()),
                cell(request.timeToAnswer().map(time -> Math.round(time.toMillis() / 1000.0))),
                cell(request.snippet()), harmless(request.word()));
    }

    private static String cell(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
