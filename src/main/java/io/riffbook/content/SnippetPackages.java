package io.riffbook.content;

import io.riffbook.model.Kind;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes revisions of snippets to object storage, as self-describing packages that outlive the database.
@Component
class SnippetPackages {
    static final String FORMAT = "riffbook-snippet/1";

    private final ObjectStore objects;
    private final JsonMapper json;

    SnippetPackages(ObjectStore objects, JsonMapper json) {
        this.objects = objects;
        this.json = json;
    }

    /// Writes the package and says where it lies. The key holds the number and the content's hash: two writers of one number
    /// don't meet, and what a crash leaves behind never stands in the way of the next write.
    ObjectKey write(Kind kind, SnippetRevision revision, Optional<Passage> lineage) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("id", revision.snippet().value());
        document.put("revision", revision.number());
        document.put("kind", kind.name());
        document.put("title", revision.title());
        document.put("fields", revision.fields());
        document.put("text", revision.text());
        document.put("notes", revision.notes());
        lineage.ifPresent(passage -> document.put("lineage", lineage(passage)));
        if (!revision.files().equals(SlideFiles.NONE)) {
            document.put("files", revision.files().described());
        }
        revision.author().ifPresent(author -> document.put("author", author.value()));
        document.put("createdAt", revision.createdAt().toString());
        byte[] bytes = json.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        ObjectKey key = key("snippets", revision.snippet().toString(), revision.number(), bytes);
        objects.put(key, bytes);
        return key;
    }

    private static Map<String, Object> lineage(Passage passage) {
        return Map.of("deck", passage.deck().value(), "revision", passage.revision(), "passage", passage.id().value(),
                "position", passage.position(), "contentHash", passage.contentHash().hex());
    }

    static ObjectKey key(String what, String id, int number, byte[] document) {
        // The last two digits of a UUIDv7 are random: they spread the folders evenly.
        return ObjectKey.of("packages", what, id.substring(id.length() - 2), id,
                number + "-" + Sha256.of(document).hex().substring(0, 16), "document.json");
    }
}
