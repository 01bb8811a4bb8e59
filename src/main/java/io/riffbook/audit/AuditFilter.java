package io.riffbook.audit;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Which entries of the audit log are wanted; what is absent doesn't matter.
///
/// @param actorId who did it, or for whom it was done
/// @param from the first moment
/// @param to the first moment that no longer belongs to it
public record AuditFilter(@Nullable String subjectType, @Nullable UUID subjectId, @Nullable UUID actorId,
        @Nullable String action, @Nullable Instant from, @Nullable Instant to) {
    public static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null);
    private static final int LONGEST_WORD = 100;

    /// Checks what came from outside; an empty word counts as absent.
    ///
    /// @throws InvalidRequestException when it ends before it begins, or a word can't be one
    public AuditFilter {
        subjectType = word("subjectType", subjectType);
        action = word("action", action);
        if (from != null && to != null && to.isBefore(from)) {
            throw InvalidRequestException.at(FieldFault.ofParameter("to", "lies before from"));
        }
    }

    /// The same, but nothing from that moment on.
    AuditFilter until(Instant moment) {
        return to != null && to.isBefore(moment)
                ? this
                : new AuditFilter(subjectType, subjectId, actorId, action,
                        from != null && from.isAfter(moment) ? moment : from, moment);
    }

    /// What it asks for, for the record of the reading.
    Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        put(asked, "subjectType", subjectType);
        put(asked, "subjectId", subjectId);
        put(asked, "actorId", actorId);
        put(asked, "action", action);
        put(asked, "from", from);
        put(asked, "to", to);
        return asked;
    }

    private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value.toString());
        }
    }

    private static @Nullable String word(String name, @Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        if (word.length() > LONGEST_WORD || word.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequestException.at(FieldFault.ofParameter(name, "must be a word of the audit log"));
        }
        return word.strip();
    }
}
