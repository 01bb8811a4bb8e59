package io.riffbook.content.composing.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.composing.ComposedDecks;
import io.riffbook.content.composing.WrittenDeck;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Decks that are written in Markdown.
@RestController
@RequestMapping("/api/v1/decks")
class ComposedDeckController {
    private final ComposedDecks composed;
    private final Decks decks;
    private final Idempotency idempotency;

    ComposedDeckController(ComposedDecks composed, Decks decks, Idempotency idempotency) {
        this.composed = composed;
        this.decks = decks;
        this.idempotency = idempotency;
    }

    /// A new deck.
    record NewDeck(@Nullable String title, @Nullable String markdown, @Nullable String clientId) {}

    /// The next revision of one.
    record NextRevision(@Nullable String markdown, @Nullable Long version, @Nullable String clientId) {}

    /// What a deck is written in.
    record WrittenView(DeckId deckId, long version, int revision, String title, String markdown) {
        static WrittenView of(WrittenDeck written) {
            return new WrittenView(written.deck().id(), written.deck().version().number(),
                    written.deck().currentRevision(), written.deck().title(), written.markdown());
        }
    }

    @Operation(operationId = "composeDeck", summary = "Writes a deck in Markdown: answers 202 with the job that reads it")
    @PostMapping("/composed")
    ResponseEntity<?> create(@RequestBody NewDeck body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String title = given(body.title(), "/title");
        String markdown = given(body.markdown(), "/markdown");
        return once(new Idempotency.Request(viewer.principal(), "POST /api/v1/decks/composed",
                IdempotencyKey.of(key, body.clientId()), body), markdown,
                stored -> composed.create(viewer, title, stored));
    }

    @Operation(operationId = "composeDeckRevision", summary = "Writes the next revision of a deck that is written in Markdown: answers 202 with the job that reads it")
    @PostMapping("/{id}/composed")
    ResponseEntity<?> revise(@PathVariable UUID id, @RequestBody NextRevision body, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        DeckId deck = new DeckId(id);
        decks.find(deck);
        Version expected = Version.expected(ifMatch, body.version());
        String markdown = given(body.markdown(), "/markdown");
        return once(new Idempotency.Request(viewer.principal(), "POST /api/v1/decks/" + id + "/composed",
                IdempotencyKey.of(key, body.clientId()), body), markdown,
                stored -> composed.revise(viewer, deck, expected, stored));
    }

    @Operation(operationId = "getDeckMarkdown", summary = "The Markdown that a deck's current revision is written in")
    @GetMapping("/{id}/markdown")
    ResponseEntity<WrittenView> markdown(@PathVariable UUID id) {
        WrittenDeck written = composed.find(new DeckId(id));
        return ResponseEntity.ok().eTag(written.deck().version().etag()).body(WrittenView.of(written));
    }

    private ResponseEntity<?> once(Idempotency.Request request, String markdown,
            Function<StoredFile, Decks.Intake> effect) {
        return idempotency.once(request, () -> composed.keep(markdown), stored -> {
            Decks.Intake intake = effect.apply(stored);
            return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + intake.jobId())).body(intake);
        });
    }

    private static String given(@Nullable String value, String pointer) {
        if (value == null) {
            throw InvalidRequestException.at(new FieldFault(pointer, "must be given"));
        }
        return value;
    }
}
