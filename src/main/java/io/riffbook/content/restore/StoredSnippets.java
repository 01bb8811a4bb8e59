package io.riffbook.content.restore;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.content.Audience;
import io.riffbook.content.Classification;
import io.riffbook.content.DeckId;
import io.riffbook.content.Kept;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.LifecycleState;
import io.riffbook.content.PassageId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Upkeep;
import io.riffbook.content.Verified;
import io.riffbook.content.Visibility;
import io.riffbook.content.WholeSnippet;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.web.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads snippets out of object storage as they last were.
@Component
class StoredSnippets {
    private final Documents documents;
    private final ContentTypes types;
    private final Taxonomies taxonomies;
    private final JsonMapper json;

    StoredSnippets(Documents documents, ContentTypes types, Taxonomies taxonomies, JsonMapper json) {
        this.documents = documents;
        this.types = types;
        this.taxonomies = taxonomies;
        this.json = json;
    }

    /// What came of one: the snippet, unless it was removed or nothing of it can be read; and what there is to say of it.
    record Read(UUID id, Optional<Kept<WholeSnippet>> snippet, List<String> remarks) {}

    Read read(StoredHistories.Keys keys) {
        History history = new History(documents, keys);
        List<String> remarks = new ArrayList<>();
        for (var key : history.newestFirst()) {
            JsonNode state = history.state(key).orElse(null);
            if (state != null && state.path("lifecycle").asString("").equals("removed")) {
                return new Read(keys.id(), Optional.empty(), List.of("snippets left out: they were removed"));
            }
            Optional<Kept<WholeSnippet>> snippet = Optional.ofNullable(state)
                    .flatMap(node -> snippet(keys.id(), history, node, remarks));
            if (snippet.isPresent()) {
                return new Read(keys.id(), snippet, remarks);
            }
            remarks.add("states passed over: they, or their packages, are missing or can't be read");
        }
        Optional<Kept<WholeSnippet>> draft = draft(keys.id(), history);
        remarks.add(draft.isPresent()
                ? "snippets without a state record: they are drafts, internal"
                : "snippets left out: nothing of them can be read");
        return new Read(keys.id(), draft, remarks);
    }

    private Optional<Kept<WholeSnippet>> snippet(UUID id, History history, JsonNode state, List<String> remarks) {
        int latest = state.path("latestRevision").asInt(0);
        Optional<Integer> published = Optional.of(state.path("publishedRevision").asInt(0)).filter(shown -> shown > 0);
        List<History.Held> held = history.upTo(latest, Optional.of(state));
        Set<Integer> numbers = held.stream().map(History.Held::number).collect(Collectors.toSet());
        if (!numbers.contains(latest) || !published.map(numbers::contains).orElse(true)) {
            return Optional.empty();
        }
        try {
            Classification classification = classification(state);
            LifecycleState lifecycle = new LifecycleState(Lifecycle.find(state.path("lifecycle").asString(""))
                    .orElseThrow(() -> new DateTimeException("no lifecycle")), published, time(state, "publishAt"),
                    verified(state.path("verified")));
            WholeSnippet snippet = whole(id, held, lifecycle, classification,
                    uuid(state, "deck").map(DeckId::new), state.path("demo").asBoolean(false),
                    time(state, "createdAt"), time(state, "at"));
            if (held.size() < latest) {
                remarks.add("snippets with gaps: packages of earlier revisions are missing or can't be read");
            }
            return Optional.of(kept(snippet, history, held));
        } catch (RefusedException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Kept<WholeSnippet>> draft(UUID id, History history) {
        List<History.Held> held = history.upTo(history.lastRevision(), Optional.empty());
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try {
            Classification unsaid = new Classification(Set.of(), Audience.UNSAID, Visibility.INTERNAL,
                    Optional.empty());
            return Optional.of(kept(whole(id, held, LifecycleState.DRAFT, unsaid, deck(held), false, Optional.empty(),
                    Optional.empty()), history, held));
        } catch (RefusedException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Kept<WholeSnippet> kept(WholeSnippet snippet, History history, List<History.Held> held) {
        return new Kept<>(snippet, history.lastNumber(), held.stream().map(History.Held::key).toList());
    }

    private WholeSnippet whole(UUID id, List<History.Held> held, LifecycleState lifecycle,
            Classification classification, Optional<DeckId> deck, boolean isDemo, Optional<Instant> createdAt,
            Optional<Instant> changedAt) {
        SnippetId snippet = new SnippetId(id);
        Kind written = new Kind(held.getLast().document().path("kind").asString(""));
        List<SnippetRevision> revisions = held.stream().map(each -> revision(snippet, written, each)).toList();
        return new WholeSnippet(snippet, types.carry(written, Map.of()).kind(), lifecycle, classification,
                deck.or(() -> deck(held)), isDemo, createdAt.orElse(revisions.getFirst().createdAt()),
                changedAt.orElse(revisions.getLast().createdAt()), revisions);
    }

    private SnippetRevision revision(SnippetId snippet, Kind written, History.Held held) {
        JsonNode document = held.document();
        Map<String, Object> fields = json.convertValue(document.path("fields"), new TypeReference<>() {});
        return new SnippetRevision(snippet, held.number(), document.path("title").asString(""),
                types.carry(written, fields).fields(), document.path("text").asString(""),
                document.path("notes").asString(""),
                uuid(document.path("lineage"), "passage").map(PassageId::new),
                StoredDecks.files(document),
                uuid(document, "author").map(PersonId::new), time(document, "createdAt").orElseThrow(
                        () -> new DateTimeException("no createdAt")));
    }

    private static Optional<DeckId> deck(List<History.Held> held) {
        return uuid(held.getFirst().document().path("lineage"), "deck").map(DeckId::new);
    }

    private Classification classification(JsonNode state) {
        JsonNode audience = state.path("audience");
        Set<GroupId> groups = state.path("groups").valueStream()
                .map(node -> new GroupId(UUID.fromString(node.asString())))
                .collect(Collectors.toSet());
        return new Classification(concepts(state.path("tags")),
                new Audience(concepts(audience.path("for")), concepts(audience.path("notFor"))),
                new Visibility(Visibility.Reach.of(state.path("reach").asString("internal")), groups),
                uuid(state, "owner").map(PersonId::new),
                new Upkeep(uuid(state, "verifier").map(PersonId::new),
                        Optional.of(state.path("reviewBy").asString("")).filter(day -> !day.isEmpty())
                                .map(LocalDate::parse),
                        time(state, "expiresAt")),
                Optional.of(state.path("language").asString("")).filter(tag -> !tag.isEmpty()));
    }

    /// Under the ids that they have now.
    private Set<ConceptId> concepts(JsonNode ids) {
        TaxonomySnapshot known = taxonomies.snapshot();
        return ids.valueStream().map(node -> ConceptId.parse(node.asString())).map(id -> known.now(id).orElse(id))
                .collect(Collectors.toSet());
    }

    private static Optional<Verified> verified(JsonNode word) {
        return word.isObject()
                ? Optional.of(new Verified(word.path("revision").asInt(0), uuid(word, "by").map(PersonId::new),
                        time(word, "at").orElseThrow(() -> new DateTimeException("no time"))))
                : Optional.empty();
    }

    static Optional<Instant> time(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isEmpty()).map(Instant::parse);
    }

    static Optional<UUID> uuid(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isEmpty()).map(UUID::fromString);
    }
}
