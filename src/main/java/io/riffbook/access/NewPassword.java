package io.riffbook.access;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.nio.charset.StandardCharsets;

/// A password that somebody chose: long enough to resist guessing, short enough to be hashed whole. Never shown by `toString`.
public record NewPassword(String value) {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 64;
    /// bcrypt ignores what comes after.
    private static final int MOST_BYTES = 72;

    /// @throws InvalidRequestException when it is too short or too long
    public NewPassword {
        int length = value.codePointCount(0, value.length());
        if (length < SHORTEST || length > LONGEST || tooManyBytes(value)) {
            throw InvalidRequestException.at(new FieldFault("/password", "must have " + SHORTEST + " to " + LONGEST
                    + " characters, fewer if they are not plain letters (at most " + MOST_BYTES + " bytes)"));
        }
    }

    static boolean tooManyBytes(String password) {
        return password.length() > MOST_BYTES || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    @Override
    public String toString() {
        return "NewPassword[hidden]";
    }
}
