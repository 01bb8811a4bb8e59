package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckChangeAnswers;
import io.riffbook.content.DeckChangeDrafts;
import io.riffbook.content.DeckChanges;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a revision of a deck changed, and what that means for its snippets.
@RestController
@RequestMapping("/api/v1/decks/{id}/revisions/{number}")
class DeckChangeController {
    private final Decks decks;
    private final DeckChanges changes;
    private final DeckChangeDrafts drafts;
    private final DeckChangeAnswers answers;
    private final Idempotency idempotency;

    DeckChangeController(Decks decks, DeckChanges changes, DeckChangeDrafts drafts, DeckChangeAnswers answers,
            Idempotency idempotency) {
        this.decks = decks;
        this.changes = changes;
        this.drafts = drafts;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    @Operation(operationId = "listDeckChanges", summary = "What became of each passage since the revision before, word by word, and the snippets that came from it")
    @GetMapping("/changes")
    DeckChangeView list(@PathVariable UUID id, @PathVariable int number,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        DeckChanges.Comparison comparison = changes.compare(decks.revision(new DeckId(id), number));
        return DeckChangeView.of(comparison, changes.countWaiting(new DeckId(id)),
                changes.list(comparison, state == null ? DeckChanges.Filter.ALL : filter(state), Cursor.decode(cursor),
                        PageLimit.of(limit)));
    }

    @Operation(operationId = "acceptDeckChanges", summary = "Takes changes of the deck's current revision over into snippets, as new revisions; what can't be is told item by item")
    @PostMapping("/accepted-changes")
    ResponseEntity<?> accept(@PathVariable UUID id, @PathVariable int number, @RequestBody DeckDecisionBody body,
            Viewer viewer, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Optional<List<DeckChangeAnswers.Item>> named = body.isAll()
                ? Optional.empty()
                : Optional.of(body.checkedItems());
        Deck deck = decks.find(new DeckId(id));
        return idempotency.once(request(viewer, id, number, "accepted-changes", key, body),
                () -> drafts.of(viewer, deck, number, named.orElseGet(() -> drafts.all(deck.id()))),
                drafted -> ResponseEntity.ok(DeckDecisionBody.Answer
                        .of(answers.accept(viewer, deck.id(), number, drafted, body.publishes()))));
    }

    @Operation(operationId = "keepSnippets", summary = "Records that snippets stay as they are, though their passages have changed in the deck's current revision or are gone")
    @PostMapping("/kept-snippets")
    ResponseEntity<?> keep(@PathVariable UUID id, @PathVariable int number, @RequestBody DeckDecisionBody body,
            Viewer viewer, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (body.isAll() || body.publish() != null) {
            throw InvalidRequestException
                    .at(new FieldFault("/items", "must name each snippet, and nothing is published"));
        }
        List<DeckChangeAnswers.Item> items = body.checkedItems();
        Deck deck = decks.find(new DeckId(id));
        return idempotency.once(request(viewer, id, number, "kept-snippets", key, body),
                () -> ResponseEntity
                        .ok(DeckDecisionBody.Answer.of(answers.keep(viewer, deck.id(), number, items))));
    }

    private static Idempotency.Request request(Viewer viewer, UUID id, int number, String what, @Nullable String key,
            DeckDecisionBody body) {
        return new Idempotency.Request(viewer.principal(),
                "POST /api/v1/decks/" + id + "/revisions/" + number + "/" + what,
                IdempotencyKey.of(key, body.clientId()), body);
    }

    /// @throws InvalidRequestException when it is none
    static DeckChanges.Filter filter(String word) {
        return Arrays.stream(DeckChanges.Filter.values()).filter(each -> each.word().equals(word)).findFirst()
                .orElseThrow(() -> InvalidRequestException.at(FieldFault.ofParameter("state",
                        "must be all, unchanged, changed, moved, added or removed")));
    }
}
