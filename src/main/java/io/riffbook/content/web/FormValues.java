package io.riffbook.content.web;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What a browser sent of a form. Line ends are made plain: browsers send two characters where their own count says one.
record FormValues(MultiValueMap<String, String> values) {

    /// The value, or an empty text.
    String text(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value.replace("\r\n", "\n");
    }

    /// The value, unless it is absent or blank.
    @Nullable
    String given(String name) {
        String text = text(name);
        return text.isBlank() ? null : text;
    }

    boolean isChecked(String name) {
        return values.containsKey(name);
    }

    Set<String> all(String name) {
        return new LinkedHashSet<>(values.getOrDefault(name, List.of()));
    }

    /// The values of all fields whose names start like this, by the rest of their names; those left empty are left out.
    Map<String, String> under(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            if (name.startsWith(prefix) && !text(name).isEmpty()) {
                found.put(name.substring(prefix.length()), text(name));
            }
        }
        return found;
    }

    /// All values of all fields whose names start like this, by the rest of their names.
    Map<String, Set<String>> allUnder(String prefix) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), all(name));
            }
        }
        return found;
    }

    /// @throws InvalidRequestException when it is no id: no form of ours sends that
    static UUID id(String text, String pointer) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw InvalidRequestException.at(new FieldFault(pointer, "is no id"));
        }
    }
}
