package io.riffbook.access.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Says the detail of an audit entry in words, for the page.
@Component("auditWords")
public class AuditWords {
    private static final String NOTHING = "nothing";

    AuditWords() {}

    /// A plain value as it is, several with commas, a change as what was and what is.
    public String of(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Map<?, ?> change when change.containsKey("from") || change.containsKey("to") ->
                of(change.get("from")) + " → " + of(change.get("to"));
            case Map<?, ?> parts -> parts.entrySet().stream().map(part -> part.getKey() + " " + of(part.getValue()))
                    .collect(Collectors.joining(", "));
            case Collection<?> several when several.isEmpty() -> NOTHING;
            case Collection<?> several -> several.stream().map(this::of).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
