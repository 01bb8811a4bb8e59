package io.riffbook.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One change, as it was recorded.
///
/// @param action a verb in the past, such as `published`
/// @param subjectType in the words of the API, such as `snippet`
/// @param detail what changed
/// @param origin absent for entries from before it was noted
public record AuditEntry(UUID id, Instant at, Actor actor, String action, String subjectType, UUID subjectId,
        Map<String, Object> detail, Optional<Origin> origin) {
    public AuditEntry {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }
}
