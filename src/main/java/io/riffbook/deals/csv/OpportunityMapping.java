package io.riffbook.deals.csv;

import io.riffbook.deals.OpportunityRef;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the columns of a file become the fields of opportunities, as it is sent and kept. [#check] says whether it is right.
///
/// @param source which CRM the file is of, such as `salesforce`
/// @param columns which field each column is; others are left out. `externalId`, `name` and `account` are needed
/// @param values by column, what texts in it mean: a concept, an outcome, or another text
/// @param delimiter `,` or `;` or a tab; absent: whichever the header has most
/// @param currency of amounts, where no column says it
/// @param dateFormat such as `d.M.yyyy H:mm`; absent: ISO 8601
/// @param timeZone of times that name none; absent: UTC
/// @param decimalComma whether amounts have a comma before the decimals; absent: no
public record OpportunityMapping(@Nullable String source, @Nullable Map<String, String> columns,
        @Nullable Map<String, Map<String, String>> values, @Nullable String delimiter, @Nullable String currency,
        @Nullable String dateFormat, @Nullable String timeZone, @Nullable Boolean decimalComma) {
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_VALUES = 2_000;
    private static final int LONGEST = 300;
    private static final Set<String> DELIMITERS = Set.of(",", ";", "\t");

    public OpportunityMapping {
        columns = Collections.unmodifiableMap(columns == null ? Map.of() : new LinkedHashMap<>(columns));
        values = Collections.unmodifiableMap(values == null ? Map.of() : new LinkedHashMap<>(values));
    }

    /// Makes sure that rows can be read by it.
    ///
    /// @throws InvalidRequestException naming every bad field
    public void check() {
        List<FieldFault> faults = new ArrayList<>();
        checkSource(faults);
        checkColumns(faults);
        checkValues(faults);
        if (delimiter != null && !DELIMITERS.contains(delimiter)) {
            faults.add(new FieldFault("/delimiter", "must be a comma, a semicolon or a tab"));
        }
        checkTimes(faults);
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    private void checkSource(List<FieldFault> faults) {
        try {
            new OpportunityRef(source == null ? "" : source, "any");
        } catch (InvalidRequestException e) {
            faults.addAll(e.problem().faults());
        }
    }

    private void checkColumns(List<FieldFault> faults) {
        if (columnMap().size() > MOST_COLUMNS) {
            faults.add(new FieldFault("/columns", "has at most " + MOST_COLUMNS + " columns"));
            return;
        }
        Set<Field> seen = EnumSet.noneOf(Field.class);
        columnMap().forEach((column, text) -> {
            String at = pointer("/columns/", column);
            Optional<Field> field = text == null ? Optional.empty() : Field.of(text);
            if (column.isBlank() || column.length() > LONGEST || field.isEmpty()) {
                faults.add(new FieldFault(at, "must be " + Field.words()));
            } else if (!seen.add(field.get()) && !field.get().takesMany()) {
                faults.add(new FieldFault(at, "another column is " + text + " already"));
            } else if (field.get() == Field.ENTERED_AT && stage(text).isEmpty()) {
                faults.add(new FieldFault(at, "names no stage, such as enteredAt:buying-stage/exploring"));
            }
        });
        for (Field field : List.of(Field.EXTERNAL_ID, Field.NAME, Field.ACCOUNT)) {
            if (!seen.contains(field)) {
                faults.add(new FieldFault("/columns", "needs a column for " + field.word()));
            }
        }
    }

    /// The stage behind [Field#ENTERED_AT].
    static Optional<ConceptId> stage(String text) {
        try {
            return Optional.of(ConceptId.parse(text.substring(Field.ENTERED_AT.word().length()).strip()));
        } catch (InvalidRequestException _) {
            return Optional.empty();
        }
    }

    private void checkValues(List<FieldFault> faults) {
        int count = 0;
        for (Map.Entry<String, Map<String, String>> each : valueMap().entrySet()) {
            String at = pointer("/values/", each.getKey());
            if (!columnMap().containsKey(each.getKey())) {
                faults.add(new FieldFault(at, "is no column of the mapping"));
            }
            if (each.getValue() == null || each.getValue().entrySet().stream().anyMatch(
                    value -> value.getValue() == null || value.getValue().length() > LONGEST
                            || value.getKey().length() > LONGEST)) {
                faults.add(new FieldFault(at, "maps texts to texts of at most " + LONGEST + " characters"));
            } else {
                count += each.getValue().size();
            }
        }
        if (count > MOST_VALUES) {
            faults.add(new FieldFault("/values", "has at most " + MOST_VALUES + " values"));
        }
    }

    private void checkTimes(List<FieldFault> faults) {
        try {
            zone();
        } catch (DateTimeException _) {
            faults.add(new FieldFault("/timeZone", "must be a time zone, such as Europe/Vienna"));
        }
        try {
            format();
        } catch (IllegalArgumentException _) {
            faults.add(new FieldFault("/dateFormat", "must be a pattern of dates, such as d.M.yyyy"));
        }
    }

    Map<String, String> columnMap() {
        return columns == null ? Map.of() : columns;
    }

    Map<String, Map<String, String>> valueMap() {
        return values == null ? Map.of() : values;
    }

    ZoneId zone() {
        return ZoneId.of(timeZone == null ? "UTC" : timeZone);
    }

    Optional<DateTimeFormatter> format() {
        return Optional.ofNullable(dateFormat).map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    private static String pointer(String folder, String name) {
        return folder + name.replace("~", "~0").replace("/", "~1");
    }
}
