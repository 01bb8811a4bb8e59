package io.riffbook.content.restore;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Kept;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageId;
import io.riffbook.content.SlideFiles;
import io.riffbook.content.WholeDeck;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import io.riffbook.storage.Sha256;
import io.riffbook.web.RefusedException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads decks out of object storage as they last were.
@Component
class StoredDecks {
    private final Documents documents;

    StoredDecks(Documents documents) {
        this.documents = documents;
    }

    /// What came of one: the deck, unless it was removed or nothing of it can be read; and what there is to say of it.
    record Read(UUID id, Optional<Kept<WholeDeck>> deck, List<String> remarks) {}

    Read read(StoredHistories.Keys keys) {
        History history = new History(documents, keys);
        List<String> remarks = new ArrayList<>();
        for (var key : history.newestFirst()) {
            JsonNode state = history.state(key).orElse(null);
            if (state != null && state.path("lifecycle").asString("").equals("removed")) {
                return new Read(keys.id(), Optional.empty(), List.of("decks left out: they were removed"));
            }
            Optional<Kept<WholeDeck>> deck = Optional.ofNullable(state)
                    .flatMap(
                            node -> deck(keys.id(), history, node.path("currentRevision").asInt(0), Optional.of(node)));
            if (deck.isPresent()) {
                return new Read(keys.id(), deck, remarks);
            }
            remarks.add("deck revisions passed over: their packages are missing or can't be read");
        }
        Optional<Kept<WholeDeck>> deck = deck(keys.id(), history, history.lastRevision(), Optional.empty());
        remarks.add(deck.isPresent()
                ? "decks without a state record: they have no owner"
                : "decks left out: nothing of them can be read");
        return new Read(keys.id(), deck, remarks);
    }

    private static Optional<Kept<WholeDeck>> deck(UUID id, History history, int current, Optional<JsonNode> state) {
        List<History.Held> held = history.upTo(current, state);
        if (held.isEmpty() || held.getLast().number() != current) {
            return Optional.empty();
        }
        try {
            DeckId deck = new DeckId(id);
            List<WholeDeck.Revision> revisions = held.stream().map(each -> revision(deck, each)).toList();
            String title = state.map(node -> node.path("title").asString("")).filter(text -> !text.isEmpty())
                    .orElseGet(() -> revisions.getFirst().revision().title());
            return Optional.of(new Kept<>(
                    new WholeDeck(deck, title,
                            state.flatMap(node -> StoredSnippets.uuid(node, "owner")).map(PersonId::new),
                            state.map(node -> node.path("demo").asBoolean(false)).orElse(false), revisions),
                    history.lastNumber(), held.stream().map(History.Held::key).toList()));
        } catch (RefusedException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static WholeDeck.Revision revision(DeckId deck, History.Held held) {
        JsonNode document = held.document();
        List<Passage> passages = document.path("passages").valueStream()
                .map(node -> passage(deck, held.number(), node)).toList();
        DeckRevision revision = new DeckRevision(deck, held.number(), document.path("title").asString(""),
                document.path("fileName").asString(""), document.path("mediaType").asString(""),
                new Sha256(document.path("file").asString("")), document.path("fileSize").asLong(0), passages.size(),
                StoredSnippets.time(document, "createdAt").orElseThrow(() -> new DateTimeException("no time")));
        return new WholeDeck.Revision(revision, document.path("truncated").asBoolean(false), passages);
    }

    private static Passage passage(DeckId deck, int revision, JsonNode node) {
        return new Passage(new PassageId(UUID.fromString(node.path("id").asString(""))), deck, revision,
                node.path("position").asInt(0), content(node), files(node));
    }

    private static PassageContent content(JsonNode node) {
        return new PassageContent(node.path("title").asString(""), node.path("body").asString(""),
                node.path("notes").asString(""),
                node.path("links").valueStream()
                        .map(link -> new Link(link.path("text").asString(""), link.path("address").asString("")))
                        .toList(),
                node.path("altTexts").valueStream().map(text -> text.asString("")).toList(),
                node.path("section").asString(""), node.path("language").asString(""),
                node.path("hidden").asBoolean(false), node.path("truncated").asBoolean(false),
                new Sha256(node.path("contentHash").asString("")).hex());
    }

    static SlideFiles files(JsonNode document) {
        JsonNode files = document.path("files");
        return SlideFiles.of(files.path("slide").asString(""), files.path("preview").asString(""),
                files.path("smallPreview").asString(""), files.path("textPreview").asBoolean(false));
    }
}
