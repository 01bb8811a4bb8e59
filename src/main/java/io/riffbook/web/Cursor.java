package io.riffbook.web;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Where a list goes on: after the item with this sort key. Opaque to callers, and no secret: a made-up one shows nothing that
/// the caller may not see anyway.
public record Cursor(String after) {
    private static final int LONGEST = 512;

    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a cursor that a caller sent back; absent means from the start.
    ///
    /// @throws InvalidRequestException when it is none of ours
    public static Optional<Cursor> decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.length() > LONGEST) {
            throw unknown();
        }
        try {
            String after = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (after.chars().anyMatch(Character::isISOControl)) {
                throw unknown();
            }
            return Optional.of(new Cursor(after));
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    /// What it stands after, as a number.
    ///
    /// @throws InvalidRequestException when it is none
    public int asNumber() {
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException _) {
            throw unknown();
        }
    }

    /// What it stands after, as an id.
    ///
    /// @throws InvalidRequestException when it is none
    public UUID asId() {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    /// The refusal of a cursor that this list can't have given out.
    public static InvalidRequestException unknown() {
        return InvalidRequestException.at(FieldFault.ofParameter("cursor",
                "is none that this list gave out: start again without it"));
    }
}
