package io.riffbook.deals.csv;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the numbers and times of one row as people's programs write them, and gathers what is wrong with all of them.
final class Cells {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,10})?");
    private static final Pattern GROUPING = Pattern.compile("[\\s\\u00A0\\u202F'’]");
    private static final int LONGEST = 60;

    private final boolean decimalComma;
    private final Optional<DateTimeFormatter> format;
    private final ZoneId zone;
    private final List<FieldFault> faults = new ArrayList<>();

    Cells(boolean decimalComma, Optional<DateTimeFormatter> format, ZoneId zone) {
        this.decimalComma = decimalComma;
        this.format = format;
        this.zone = zone;
    }

    /// @throws InvalidRequestException with every fault gathered
    void refuseIfAny() {
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    @Nullable
    BigDecimal number(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = GROUPING.matcher(text).replaceAll("");
        plain = decimalComma ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        if (!NUMBER.matcher(plain).matches()) {
            faults.add(new FieldFault(pointer, "is no number"));
            return null;
        }
        return new BigDecimal(plain);
    }

    /// A date stands for its first moment.
    @Nullable
    Instant time(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() > LONGEST) {
                throw new DateTimeException("too long");
            }
            return format.isPresent()
                    ? moment(format.get().parseBest(text, OffsetDateTime::from,
                            LocalDateTime::from, LocalDate::from))
                    : iso(text);
        } catch (DateTimeException _) {
            faults.add(new FieldFault(pointer, "is no time" + (format.isPresent()
                    ? " as the mapping writes times"
                    : ", such as 2026-01-31 or 2026-01-31T12:00:00Z: give the mapping a dateFormat")));
            return null;
        }
    }

    private Instant iso(String text) {
        String joined = text.length() > 10 && text.charAt(10) == ' '
                ? text.substring(0, 10) + "T" + text.substring(11).replace(" ", "")
                : text;
        return moment(joined.length() <= 10
                ? LocalDate.parse(joined)
                : DateTimeFormatter.ISO_DATE_TIME.parseBest(joined, OffsetDateTime::from, LocalDateTime::from));
    }

    private Instant moment(TemporalAccessor time) {
        return switch (time) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> LocalDate.from(time).atStartOfDay(zone).toInstant();
        };
    }
}
