package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.LifecycleAction;
import io.riffbook.content.ReviewEntry;
import io.riffbook.content.Reviews;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Snippets;
import io.riffbook.content.Step;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
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

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// A snippet's way to the reps, what reviewers say on it, and their word that it is still true.
@RestController
@RequestMapping("/api/v1/snippets/{id}")
class LifecycleController {
    private final Snippets snippets;
    private final Reviews reviews;
    private final SnippetViews views;
    private final Idempotency idempotency;

    LifecycleController(Snippets snippets, Reviews reviews, SnippetViews views, Idempotency idempotency) {
        this.snippets = snippets;
        this.reviews = reviews;
        this.views = views;
        this.idempotency = idempotency;
    }

    /// A step of the lifecycle.
    ///
    /// @param comment for the review; required to send back
    /// @param at when to publish, if not now
    record StepBody(@Nullable LifecycleAction action, @Nullable String comment, @Nullable Instant at,
            @Nullable Long version, @Nullable String clientId) {
        Step step() {
            if (action == null) {
                throw InvalidRequestException.at(new FieldFault("/action", "is required"));
            }
            return new Step(action, Optional.ofNullable(comment),
                    Optional.ofNullable(at).map(time -> time.truncatedTo(ChronoUnit.MICROS)));
        }
    }

    /// Somebody's word.
    ///
    /// @param reviewBy when to look again, if not when the kind says
    record Verification(@Nullable LocalDate reviewBy, @Nullable Long version, @Nullable String clientId) {}

    /// Something to say.
    record Comment(@Nullable String comment, @Nullable String clientId) {
        String required() {
            if (comment == null) {
                throw InvalidRequestException.at(new FieldFault("/comment", "is required"));
            }
            return comment;
        }
    }

    /// What was said or done in the review.
    record EntryView(UUID id, int revision, ReviewEntry.Action action, @Nullable UUID personId, String comment,
            Instant at) {
        static EntryView of(ReviewEntry entry) {
            return new EntryView(entry.id(), entry.revision(), entry.action(),
                    entry.by().map(PersonId::value).orElse(null), entry.comment(), entry.at());
        }
    }

    @Operation(operationId = "moveSnippet", summary = "Takes a step of the lifecycle: submit, approve, send-back, publish (now or at a time), unschedule, retire, restore")
    @PostMapping("/lifecycle")
    ResponseEntity<?> move(@PathVariable UUID id, @RequestBody StepBody body, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Step step = body.step();
        Version expected = Version.expected(ifMatch, body.version());
        return idempotency
                .once(new Idempotency.Request(viewer.principal(), "POST /api/v1/snippets/" + id + "/lifecycle",
                        IdempotencyKey.of(key, body.clientId()), body),
                        () -> answer(snippets.take(viewer, step, new SnippetId(id), expected), viewer));
    }

    @Operation(operationId = "verifySnippet", summary = "Says that what reps see is true")
    @PostMapping("/verify")
    ResponseEntity<?> verify(@PathVariable UUID id, @RequestBody Verification body, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Version expected = Version.expected(ifMatch, body.version());
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/snippets/" + id + "/verify",
                IdempotencyKey.of(key, body.clientId()), body),
                () -> answer(snippets.verify(viewer, new SnippetId(id), expected,
                        Optional.ofNullable(body.reviewBy())), viewer));
    }

    @Operation(operationId = "listSnippetReview", summary = "What was said and done in the review of a snippet, newest first")
    @GetMapping("/review")
    Page<EntryView> review(@PathVariable UUID id, Viewer viewer,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return reviews.list(snippet, Cursor.decode(cursor), PageLimit.of(limit)).map(EntryView::of);
    }

    @Operation(operationId = "commentOnSnippet", summary = "Says something about the newest revision, without taking a step")
    @PostMapping("/review")
    ResponseEntity<?> comment(@PathVariable UUID id, @RequestBody Comment body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/snippets/" + id + "/review",
                IdempotencyKey.of(key, body.clientId()), body),
                () -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(EntryView.of(reviews.comment(viewer, snippet, body.required()))));
    }

    private ResponseEntity<?> answer(Snippet snippet, Viewer viewer) {
        return ResponseEntity.ok().eTag(snippet.version().etag())
                .body(views.of(snippet, snippets.currentRevision(snippet, viewer)));
    }
}
