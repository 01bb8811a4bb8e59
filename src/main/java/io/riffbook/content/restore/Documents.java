package io.riffbook.content.restore;

import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads packages and state records.
@Component
class Documents {
    private static final int LARGEST = 256 * 1024 * 1024;

    private final ObjectStore objects;
    private final JsonMapper json;

    Documents(ObjectStore objects, JsonMapper json) {
        this.objects = objects;
        this.json = json;
    }

    /// The document; nothing when it is not there, or can't be read as one.
    Optional<JsonNode> read(ObjectKey key) {
        try (ObjectContent content = objects.open(key).orElse(null)) {
            if (content == null || content.size() > LARGEST) {
                return Optional.empty();
            }
            JsonNode document = json.readTree(content.stream().readAllBytes());
            return document.isObject() ? Optional.of(document) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number that a key's last part but one, or last part, begins with: of a revision, or of a state.
    static int number(ObjectKey key) {
        String[] parts = key.value().split("/", -1);
        String part = parts[parts.length - 1].equals("document.json")
                ? parts[parts.length - 2]
                : parts[parts.length - 1];
        int dash = part.indexOf('-');
        try {
            return dash < 1 ? 0 : Integer.parseInt(part.substring(0, dash));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
