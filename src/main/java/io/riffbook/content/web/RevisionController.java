package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DraftedSnippet;
import io.riffbook.content.Drafting;
import io.riffbook.content.RevisionDiff;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Operation;
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

import java.util.Optional;
import java.util.UUID;

/// The revisions of a snippet: reading them, comparing them, and bringing one back.
@RestController
@RequestMapping("/api/v1/snippets/{id}/revisions")
class RevisionController {
    private final Snippets snippets;
    private final Drafting drafting;
    private final SnippetViews views;
    private final Idempotency idempotency;

    RevisionController(Snippets snippets, Drafting drafting, SnippetViews views, Idempotency idempotency) {
        this.snippets = snippets;
        this.drafting = drafting;
        this.views = views;
        this.idempotency = idempotency;
    }

    /// Which state of the snippet the request is about.
    record Restoration(@Nullable Long version, @Nullable String clientId) {}

    @Operation(operationId = "listSnippetRevisions", summary = "All revisions of a snippet, newest first")
    @GetMapping
    Page<SnippetView.RevisionView> list(@PathVariable UUID id, Viewer viewer,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return snippets.revisions(snippet, Cursor.decode(cursor), PageLimit.of(limit))
                .map(SnippetView.RevisionView::of);
    }

    @Operation(operationId = "getSnippetRevision", summary = "One revision of a snippet")
    @GetMapping("/{number}")
    SnippetView.RevisionView get(@PathVariable UUID id, @PathVariable int number, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return SnippetView.RevisionView.of(snippets.revision(snippet, number, viewer));
    }

    @Operation(operationId = "diffSnippetRevisions", summary = "What differs between two revisions of a snippet, field by field and word by word")
    @GetMapping("/{number}/diff")
    RevisionDiff diff(@PathVariable UUID id, @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer from, Viewer viewer) {
        return snippets.diff(snippets.find(new SnippetId(id), viewer), Optional.ofNullable(from), number, viewer);
    }

    @Operation(operationId = "restoreSnippetRevision", summary = "Makes an earlier revision's content the newest revision, as a draft")
    @PostMapping("/{number}/restore")
    ResponseEntity<?> restore(@PathVariable UUID id, @PathVariable int number, @RequestBody Restoration body,
            Viewer viewer, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Version expected = Version.expected(ifMatch, body.version());
        return idempotency.once(
                new Idempotency.Request(viewer.principal(),
                        "POST /api/v1/snippets/" + id + "/revisions/" + number + "/restore",
                        IdempotencyKey.of(key, body.clientId()), body),
                () -> restoration(viewer, new SnippetId(id), number, expected),
                restored -> {
                    Snippet snippet = snippets.edit(viewer, restored.current(), Optional.of(restored.drafted()),
                            Optional.empty());
                    return ResponseEntity.ok().eTag(snippet.version().etag())
                            .body(views.saved(snippet, restored.drafted().revision()));
                });
    }

    private record Restored(Snippet current, DraftedSnippet drafted) {}

    private Restored restoration(Viewer viewer, SnippetId id, int number, Version expected) {
        Snippet current = snippets.find(id, viewer);
        current.version().mustBe(expected);
        SnippetRevision earlier = snippets.revision(current, number, viewer);
        return new Restored(current, drafting.restoration(viewer, current, earlier));
    }
}
