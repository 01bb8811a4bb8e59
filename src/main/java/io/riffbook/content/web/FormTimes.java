package io.riffbook.content.web;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Days and moments as browsers send them: without a zone, so forms say that theirs is UTC.
final class FormTimes {
    private FormTimes() {}

    /// @throws InvalidRequestException when it is neither empty nor a day
    static Optional<LocalDate> day(String text, String pointer) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            throw InvalidRequestException.at(new FieldFault(pointer, "is no day"));
        }
    }

    /// @throws InvalidRequestException when it is neither empty nor a day with a time
    static Optional<Instant> moment(String text, String pointer) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            throw InvalidRequestException.at(new FieldFault(pointer, "is no day with a time"));
        }
    }

    /// As the field of a form shows it, to the minute.
    static String field(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
