package io.riffbook.feedback.web;

import io.riffbook.access.ActingFor;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Act;
import io.riffbook.feedback.Correction;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.Handling;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.LedgerEntry;
import io.riffbook.feedback.Rating;
import io.riffbook.feedback.SnippetRatings;
import io.riffbook.feedback.Submission;
import io.riffbook.feedback.Usage;
import io.riffbook.feedback.Verdict;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

@RestController
@RequestMapping("/api/v1")
class LedgerController {
    private final Ledger ledger;
    private final EventReader events;
    private final Funnel funnel;
    private final SnippetRatings ratings;
    private final Idempotency idempotency;
    private final ActingFor actingFor;

    LedgerController(Ledger ledger, EventReader events, Funnel funnel, SnippetRatings ratings, Idempotency idempotency,
            ActingFor actingFor) {
        this.ledger = ledger;
        this.events = events;
        this.funnel = funnel;
        this.ratings = ratings;
        this.idempotency = idempotency;
        this.actingFor = actingFor;
    }

    @Operation(operationId = "recordUsage", summary = "Say that a snippet was used")
    @PostMapping("/usages")
    ResponseEntity<?> used(@RequestBody UsageBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Viewer viewer) {
        return record("POST /api/v1/usages", body, UsageBody::toEvent, key, viewer,
                entry -> UsageView.of((Usage) entry));
    }

    @Operation(operationId = "recordRating", summary = "Applaud a snippet, or say what happened when it was played")
    @PostMapping("/ratings")
    ResponseEntity<?> rated(@RequestBody RatingBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Viewer viewer) {
        return record("POST /api/v1/ratings", body, RatingBody::toEvent, key, viewer,
                entry -> RatingView.of((Rating) entry));
    }

    @Operation(operationId = "recordOpened", summary = "Say that a snippet was opened")
    @PostMapping("/opens")
    ResponseEntity<?> opened(@RequestBody HandlingBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Viewer viewer) {
        return handled("POST /api/v1/opens", body, Act.OPEN, key, viewer);
    }

    @Operation(operationId = "recordCopied", summary = "Say that a snippet was copied")
    @PostMapping("/copies")
    ResponseEntity<?> copied(@RequestBody HandlingBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Viewer viewer) {
        return handled("POST /api/v1/copies", body, Act.COPY, key, viewer);
    }

    @Operation(operationId = "recordDownloaded", summary = "Say that a snippet was downloaded")
    @PostMapping("/downloads")
    ResponseEntity<?> downloaded(@RequestBody HandlingBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Viewer viewer) {
        return handled("POST /api/v1/downloads", body, Act.DOWNLOAD, key, viewer);
    }

    @Operation(operationId = "recordCorrection", summary = "Take back what one sent, and say what is to stand instead, if anything", description = "By whoever sent it, the person for whom it counts, or an admin. What was corrected stays in the ledger and counts no more; what stands instead can be corrected again.")
    @PostMapping("/corrections")
    ResponseEntity<?> corrected(@RequestBody CorrectionBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Viewer viewer) {
        return record("POST /api/v1/corrections", body, events::corrected, key, viewer,
                entry -> CorrectionView.of((Correction) entry));
    }

    private ResponseEntity<?> handled(String route, HandlingBody body, Act act, @Nullable String key, Viewer viewer) {
        return record(route, body, it -> it.toEvent(act), key, viewer, entry -> HandlingView.of((Handling) entry));
    }

    @Operation(operationId = "listRatings", summary = "What people said of a snippet, the newest first")
    @GetMapping("/snippets/{id}/ratings")
    Page<RatingView> ratings(@PathVariable UUID id, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, Viewer viewer) {
        return ratings.of(viewer, new SnippetId(id), Cursor.decode(cursor), PageLimit.of(limit)).map(RatingView::of);
    }

    private <B extends EventBody, T> ResponseEntity<?> record(String route, B body, Function<B, FeedbackEvent> event,
            @Nullable String header, Viewer viewer, Function<LedgerEntry, T> view) {
        Optional<IdempotencyKey> clientId = IdempotencyKey.of(header, body.clientId());
        Viewer sender = actingFor.resolve(viewer, body.onBehalfOf());
        Submission submission = new Submission(sender, clientId, event.apply(body));
        return idempotency.once(new Idempotency.Request(sender.principal(), route, clientId, body), () -> {
            Verdict.Recorded recorded = ledger.record(submission);
            funnel.note(sender, recorded);
            return answer(recorded, view);
        });
    }

    private static <T> ResponseEntity<T> answer(Verdict.Recorded recorded, Function<LedgerEntry, T> view) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
        if (recorded.repeated()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.body(view.apply(recorded.entry()));
    }
}
