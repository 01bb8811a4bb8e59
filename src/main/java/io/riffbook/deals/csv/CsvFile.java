package io.riffbook.deals.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A CSV file, row by row: in UTF-8, with or without a byte order mark.
final class CsvFile implements AutoCloseable {
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int MOST_CELLS = 1_000;
    private static final int LONGEST_CELL = 64 * 1024;
    private static final char MARK = '\uFEFF';

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private long rows;

    private CsvFile(CsvReader<CsvRecord> csv) {
        this.csv = csv;
        this.records = csv.iterator();
    }

    /// @param delimiter absent: whichever the first line has most
    static CsvFile open(InputStream content, @Nullable String delimiter) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(content,
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                LONGEST_HEADER);
        try {
            text.mark(LONGEST_HEADER);
            if (text.read() != MARK) {
                text.reset();
            }
            char separator = delimiter == null ? mostIn(text) : delimiter.charAt(0);
            return new CsvFile(
                    CsvReader.builder().fieldSeparator(separator).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .build(CsvRecordHandler.builder().maxFields(MOST_CELLS)
                                    .maxFieldSize(LONGEST_CELL).maxRecordSize(4 * LONGEST_CELL).build(), text));
        } catch (CharacterCodingException _) {
            throw OpportunityImportException.notUtf8();
        }
    }

    /// The delimiter that the first line has most outside of quotes.
    private static char mostIn(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int[] counts = new int[3];
        boolean isQuoted = false;
        for (int i = 0; i < LONGEST_HEADER - 1; i++) {
            int next = text.read();
            if (next < 0 || (!isQuoted && (next == '\n' || next == '\r'))) {
                break;
            }
            isQuoted ^= next == '"';
            int which = ",;\t".indexOf(next);
            if (!isQuoted && which >= 0) {
                counts[which]++;
            }
        }
        text.reset();
        return counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }

    /// A row and the line where it begins.
    record Row(long line, List<String> cells) {}

    /// The next row; absent at the end.
    ///
    /// @throws io.riffbook.jobs.JobFailedException when the rest is no CSV in UTF-8
    Optional<Row> next() {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord row = records.next();
            rows++;
            return Optional.of(new Row(row.getStartingLineNumber(), row.getFields()));
        } catch (CsvParseException | UncheckedIOException e) {
            if (isOfEncoding(e)) {
                throw OpportunityImportException.notUtf8();
            }
            throw OpportunityImportException.notCsv(rows);
        }
    }

    private static boolean isOfEncoding(Throwable e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
