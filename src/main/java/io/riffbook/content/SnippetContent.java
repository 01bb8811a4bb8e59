package io.riffbook.content;

import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The content of a snippet as somebody wrote it, not yet a revision.
public record SnippetContent(Kind kind, String title, Map<String, Object> fields) {

    /// Checks the title; whether the fields suit the kind, the content model says.
    public SnippetContent {
        title = title.strip();
        if (title.isEmpty() || title.length() > SnippetRevision.LONGEST_TITLE
                || title.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequestException.at(new FieldFault("/title",
                    "must be one line of 1 to " + SnippetRevision.LONGEST_TITLE + " characters"));
        }
        refuseControlCharacters(fields);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// What neither the database keeps nor a page shows.
    private static void refuseControlCharacters(Map<String, Object> fields) {
        List<FieldFault> faults = fields.entrySet().stream()
                .filter(field -> field.getValue() instanceof String text && text.chars()
                        .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'))
                .map(field -> new FieldFault("/fields/" + field.getKey(), "must not hold control characters"))
                .collect(Collectors.toCollection(ArrayList::new));
        fields.keySet().stream().filter(name -> name.chars().anyMatch(Character::isISOControl))
                .map(_ -> new FieldFault("/fields", "the name of a field must not hold control characters"))
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }
}
