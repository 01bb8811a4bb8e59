package io.riffbook.deals.csv;

import io.riffbook.deals.OpportunityRef;
import io.riffbook.deals.Outcome;
import io.riffbook.deals.UncheckedOpportunity;
import io.riffbook.deals.UncheckedOpportunity.StageBody;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the rows of one file by a mapping.
final class MappedRows {
    private final OpportunityMapping mapping;
    private final List<Column> columns;
    private final int width;
    private final Instant receivedAt;

    /// @param index where the column stands
    /// @param said what the mapping says that it is
    private record Column(String name, int index, Field field, String said) {}

    /// What a row says, not checked yet.
    record Row(OpportunityRef ref, UncheckedOpportunity opportunity) {}

    /// @param receivedAt stands for the time of the change, where no column says it
    /// @throws JobFailedException when a column of the mapping is not in the file, or is there twice
    MappedRows(OpportunityMapping mapping, List<String> header, Instant receivedAt) {
        this.mapping = mapping;
        this.width = header.size();
        this.receivedAt = receivedAt;
        List<String> names = header.stream().map(String::strip).toList();
        List<Column> found = new ArrayList<>();
        mapping.columnMap().forEach((name, said) -> {
            int index = names.indexOf(name.strip());
            if (index < 0) {
                throw OpportunityImportException.columnMissing(name);
            }
            if (names.lastIndexOf(name.strip()) != index) {
                throw OpportunityImportException.columnTwice(name);
            }
            found.add(new Column(name, index, Field.of(said).orElseThrow(), said));
        });
        this.columns = List.copyOf(found);
    }

    /// @throws RefusedException naming what can't be read
    Row read(List<String> cells) {
        if (cells.size() > width) {
            throw InvalidRequestException.because("The row has more cells than the header: is a text with a delimiter "
                    + "in it not quoted?");
        }
        Map<Field, List<String>> said = new EnumMap<>(Field.class);
        for (Column column : columns) {
            text(column, cells).ifPresent(text -> said.computeIfAbsent(column.field(), _ -> new ArrayList<>())
                    .add(text));
        }
        OpportunityRef ref = new OpportunityRef(Objects.requireNonNullElse(mapping.source(), ""),
                Objects.requireNonNullElse(one(said, Field.EXTERNAL_ID), ""));
        Cells values = new Cells(Boolean.TRUE.equals(mapping.decimalComma()), mapping.format(), mapping.zone());
        UncheckedOpportunity opportunity = opportunity(said, history(cells, said, values), values);
        values.refuseIfAny();
        return new Row(ref, opportunity);
    }

    private UncheckedOpportunity opportunity(Map<Field, List<String>> said, List<StageBody> history, Cells values) {
        String stage = one(said, Field.STAGE);
        boolean endsThere = stage != null && Outcome.of(stage).isPresent();
        String outcome = Objects.requireNonNullElse(one(said, Field.OUTCOME), endsThere ? stage : "open");
        boolean isOpen = outcome.equals(Outcome.OPEN.word());
        BigDecimal amount = values.number("/amount", one(said, Field.AMOUNT));
        String currency = one(said, Field.CURRENCY);
        // a CRM has a date of closing for open deals, too: the one that is hoped for
        Instant closed = isOpen ? null : values.time("/closedAt", one(said, Field.CLOSED_AT));
        boolean saysUpdated = columns.stream().anyMatch(column -> column.field() == Field.UPDATED_AT);
        return new UncheckedOpportunity(one(said, Field.NAME), one(said, Field.ACCOUNT), one(said, Field.OWNER_EMAIL),
                one(said, Field.OWNER_CRM_ID), one(said, Field.TEAM), one(said, Field.OWNER_TIER), amount,
                amount == null ? null : currency == null ? mapping.currency() : currency, endsThere ? null : stage,
                history, many(said, Field.SEGMENTS), one(said, Field.COMPETITOR), outcome,
                isOpen ? List.of() : many(said, Field.REASONS), closed,
                saysUpdated ? values.time("/updatedAt", one(said, Field.UPDATED_AT)) : receivedAt);
    }

    private List<StageBody> history(List<String> cells, Map<Field, List<String>> said, Cells values) {
        List<StageBody> history = new ArrayList<>();
        for (Column column : columns) {
            if (column.field() == Field.ENTERED_AT) {
                text(column, cells).ifPresent(time -> history.add(new StageBody(
                        OpportunityMapping.stage(column.said()).map(Object::toString).orElse(null),
                        values.time("/" + column.said(), time))));
            }
        }
        String stage = one(said, Field.STAGE);
        Instant changed = values.time("/stageChangedAt", one(said, Field.STAGE_CHANGED_AT));
        if (stage != null && changed != null && Outcome.of(stage).isEmpty()) {
            history.add(new StageBody(stage, changed));
        }
        return history;
    }

    /// What stands in the cell, in the mapping's words; empty cells say nothing.
    private Optional<String> text(Column column, List<String> cells) {
        String text = column.index() < cells.size() ? cells.get(column.index()).strip() : "";
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> meanings = mapping.valueMap().getOrDefault(column.name(), Map.of());
        if (meanings.isEmpty() || !column.field().takesMany()) {
            return Optional.of(meanings.getOrDefault(text, text));
        }
        return Optional.of(String.join(";", parts(text).map(part -> meanings.getOrDefault(part, part)).toList()));
    }

    private static @Nullable String one(Map<Field, List<String>> said, Field field) {
        List<String> texts = said.get(field);
        return texts == null ? null : texts.getFirst();
    }

    private static List<String> many(Map<Field, List<String>> said, Field field) {
        return said.getOrDefault(field, List.of()).stream().flatMap(MappedRows::parts).distinct().toList();
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(";", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
