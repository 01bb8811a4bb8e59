package io.riffbook.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address, in lower case: two that differ only in case are the same.
public record EmailAddress(@JsonValue String value) {
    private static final int LONGEST = 254;
    private static final Pattern ALLOWED = Pattern
            .compile("[\\x21-\\x7e&&[^@,;:<>\"()\\[\\]\\\\]]+@[a-z0-9.-]*[a-z0-9]");

    /// @throws InvalidRequestException when it can't be an address
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !ALLOWED.matcher(value).matches()) {
            throw InvalidRequestException
                    .at(new FieldFault("/email", "must be an e-mail address, such as kim@example.com"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
