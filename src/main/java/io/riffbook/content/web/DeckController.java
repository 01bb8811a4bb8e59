package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.BreakUp;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Decks;
import io.riffbook.content.PassageId;
import io.riffbook.jobs.JobId;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/decks")
class DeckController {
    private final Decks decks;
    private final BreakUp breakUp;
    private final Uploads uploads;
    private final Idempotency idempotency;

    DeckController(Decks decks, BreakUp breakUp, Uploads uploads, Idempotency idempotency) {
        this.decks = decks;
        this.breakUp = breakUp;
        this.uploads = uploads;
        this.idempotency = idempotency;
    }

    @Operation(operationId = "listDecks", summary = "Decks, newest first")
    @GetMapping
    Page<DeckView> list(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return decks.list(Cursor.decode(cursor), PageLimit.of(limit)).map(DeckView::of);
    }

    @Operation(operationId = "uploadDeck", summary = "Uploads a deck (PowerPoint, PDF, DOCX, ODP, HTML or Markdown): "
            + "answers 202 with the job that reads it")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> upload(@RequestParam MultipartFile file, @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String clientId, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
        return uploads.newDeck(new Uploads.Upload(viewer, "POST /api/v1/decks", IdempotencyKey.of(key, clientId), file,
                DeckController::jobAt), Optional.ofNullable(title));
    }

    @Operation(operationId = "getDeck", summary = "A deck")
    @GetMapping("/{id}")
    ResponseEntity<DeckView> get(@PathVariable UUID id) {
        Deck deck = decks.find(new DeckId(id));
        return ResponseEntity.ok().eTag(deck.version().etag()).body(DeckView.of(deck));
    }

    @Operation(operationId = "listDeckRevisions", summary = "The revisions of a deck, newest first")
    @GetMapping("/{id}/revisions")
    Page<DeckView.RevisionView> revisions(@PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return decks.revisions(decks.find(new DeckId(id)), Cursor.decode(cursor), PageLimit.of(limit))
                .map(DeckView.RevisionView::of);
    }

    @Operation(operationId = "uploadDeckRevision", summary = "Uploads the next revision of a deck: answers 202 with the job that reads it")
    @PostMapping(path = "/{id}/revisions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> uploadRevision(@PathVariable UUID id, @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam(required = false) @Nullable String clientId, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
        DeckId deck = new DeckId(id);
        decks.find(deck);
        return uploads.newRevision(new Uploads.Upload(viewer, "POST /api/v1/decks/" + id + "/revisions",
                IdempotencyKey.of(key, clientId), file, DeckController::jobAt), deck,
                Version.expected(ifMatch, version));
    }

    @Operation(operationId = "getDeckFile", summary = "The file of a revision, as it was uploaded")
    @GetMapping("/{id}/revisions/{number}/file")
    ResponseEntity<?> file(@PathVariable UUID id, @PathVariable int number) {
        DeckRevision revision = decks.revision(new DeckId(id), number);
        return Download.attachment(decks.open(revision.file()), revision.mediaType(), revision.fileName());
    }

    @Operation(operationId = "listPassages", summary = "The passages of a deck's revision, in order")
    @GetMapping("/{id}/passages")
    Page<DeckView.PassageView> passages(@PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Deck deck = decks.find(new DeckId(id));
        DeckRevision wanted = decks.revision(deck.id(), revision == null ? deck.currentRevision() : revision);
        return decks.passages(wanted, Cursor.decode(cursor), PageLimit.of(limit)).map(DeckView.PassageView::of);
    }

    @Operation(operationId = "breakUpDeck", summary = "Makes snippets out of passages, many at once; what can't become one is told item by item")
    @PostMapping("/{id}/snippets")
    ResponseEntity<?> breakUp(@PathVariable UUID id, @RequestBody BreakUpBody body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        List<BreakUp.Item> items = body.checkedItems();
        List<PassageId> left = body.checkedLeft();
        Deck deck = decks.find(new DeckId(id));
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/decks/" + id + "/snippets",
                IdempotencyKey.of(key, body.clientId()), body), () -> breakUp.draft(viewer, deck, items, left),
                drafts -> ResponseEntity.ok(BreakUpBody.Answer.of(items, drafts.results(),
                        breakUp.add(viewer, drafts, body.publishes()))));
    }

    private static URI jobAt(JobId job) {
        return URI.create("/api/v1/jobs/" + job);
    }
}
