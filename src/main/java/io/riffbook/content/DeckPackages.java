package io.riffbook.content;

import io.riffbook.reading.PassageContent;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes revisions of decks to object storage, as self-describing packages that outlive the database.
@Component
class DeckPackages {
    private final ObjectStore objects;
    private final JsonMapper json;

    DeckPackages(ObjectStore objects, JsonMapper json) {
        this.objects = objects;
        this.json = json;
    }

    /// Writes the package and says where it lies; as with [SnippetPackages], the key holds the content's hash.
    ObjectKey write(DeckRevision revision, boolean truncated, List<Passage> passages) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "riffbook-deck/1");
        document.put("id", revision.deck().value());
        document.put("revision", revision.number());
        document.put("title", revision.title());
        document.put("fileName", revision.fileName());
        document.put("mediaType", revision.mediaType());
        document.put("file", revision.file().hex());
        document.put("fileSize", revision.fileSize());
        document.put("truncated", truncated);
        document.put("createdAt", revision.createdAt().toString());
        document.put("passages", passages.stream().map(DeckPackages::described).toList());
        byte[] bytes = json.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        ObjectKey key = SnippetPackages.key("decks", revision.deck().toString(), revision.number(), bytes);
        objects.put(key, bytes);
        return key;
    }

    private static Map<String, Object> described(Passage passage) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", passage.id().value());
        document.put("position", passage.position());
        document.put("title", passage.title());
        document.put("body", passage.body());
        document.put("notes", passage.notes());
        PassageContent content = passage.content();
        document.put("links", content.links());
        document.put("altTexts", content.altTexts());
        document.put("section", content.section());
        document.put("language", content.language());
        document.put("hidden", passage.hidden());
        document.put("truncated", passage.truncated());
        document.put("contentHash", passage.contentHash().hex());
        document.put("files", passage.files().described());
        return document;
    }
}
