package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.Classification;
import io.riffbook.content.DeckId;
import io.riffbook.content.DraftedSnippet;
import io.riffbook.content.Drafting;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetFilter;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.MergePatch;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.PatchBody;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/snippets")
class SnippetController {
    private final Snippets snippets;
    private final Drafting drafting;
    private final SnippetViews views;
    private final Idempotency idempotency;
    private final JsonMapper json;

    SnippetController(Snippets snippets, Drafting drafting, SnippetViews views, Idempotency idempotency,
            JsonMapper json) {
        this.snippets = snippets;
        this.drafting = drafting;
        this.views = views;
        this.idempotency = idempotency;
        this.json = json;
    }

    /// A new snippet.
    record NewSnippet(@Nullable Kind kind, @Nullable String title, @Nullable Map<String, Object> fields,
            @Nullable Set<ConceptId> tags, SnippetEdit.@Nullable AudienceEdit audience,
            SnippetEdit.@Nullable VisibilityEdit visibility, @Nullable UUID ownerId, @Nullable UUID verifierId,
            @Nullable LocalDate reviewBy, @Nullable Instant expiresAt, @Nullable String language,
            @Nullable String clientId) {
        SnippetEdit edit() {
            return new SnippetEdit(title, fields, tags, audience, visibility, ownerId, verifierId, reviewBy, expiresAt,
                    language);
        }

        Kind requiredKind() {
            if (kind == null) {
                throw InvalidRequestException.at(new FieldFault("/kind", "is required"));
            }
            return kind;
        }
    }

    @Operation(operationId = "listSnippets", summary = "Snippets of every lifecycle, newest first, for authors")
    @GetMapping
    Page<SnippetView.Summary> list(@RequestParam(required = false) @Nullable String lifecycle,
            @RequestParam(required = false) @Nullable String kind, @RequestParam(required = false) @Nullable UUID deck,
            @RequestParam(required = false) @Nullable String tag, @RequestParam(required = false) @Nullable UUID owner,
            @RequestParam(required = false) @Nullable UUID verifier,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean forEveryone,
            @RequestParam(defaultValue = "false") boolean changedInDeck,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        SnippetFilter filter = new SnippetFilter(Optional.ofNullable(lifecycle).map(SnippetController::lifecycle),
                Optional.ofNullable(kind).map(Kind::new), Optional.ofNullable(deck).map(DeckId::new),
                Optional.ofNullable(tag).map(ConceptId::parse), Optional.ofNullable(owner).map(PersonId::new),
                Optional.ofNullable(verifier).map(PersonId::new), overdue, forEveryone, changedInDeck);
        return snippets.list(filter, Cursor.decode(cursor), PageLimit.of(limit)).map(views::summary);
    }

    @Operation(operationId = "createSnippet", summary = "A new snippet, as a draft")
    @PostMapping
    ResponseEntity<?> create(@RequestBody NewSnippet body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        SnippetContent content = body.edit().content(body.requiredKind());
        Classification classification = body.edit().classification();
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/snippets",
                IdempotencyKey.of(key, body.clientId()), body),
                () -> drafting.newSnippet(viewer, content, classification, Optional.empty(), false),
                drafted -> {
                    snippets.add(viewer, Set.of(drafted));
                    return ResponseEntity.created(URI.create("/api/v1/snippets/" + drafted.snippet().id()))
                            .eTag(drafted.snippet().version().etag())
                            .body(views.saved(drafted.snippet(), drafted.revision()));
                });
    }

    @Operation(operationId = "getSnippet", summary = "A snippet: its newest revision for authors, its published one for everybody else")
    @GetMapping("/{id}")
    ResponseEntity<SnippetView> get(@PathVariable UUID id, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return ResponseEntity.ok().eTag(snippet.version().etag())
                .body(views.read(snippet, snippets.currentRevision(snippet, viewer), viewer));
    }

    @Operation(operationId = "updateSnippet", summary = "Changes a snippet by JSON Merge Patch: title and fields make a new revision, the rest applies at once")
    @PatchMapping(path = "/{id}", consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<SnippetView> update(@PathVariable UUID id, @RequestBody JsonNode body, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        PatchBody patch = PatchBody.of(body);
        Version expected = Version.expected(ifMatch, patch.version());
        Snippet current = snippets.find(new SnippetId(id), viewer);
        current.version().mustBe(expected);
        SnippetRevision latest = snippets.revision(current, current.latestRevision(), viewer);
        SnippetEdit before = SnippetEdit.of(current, latest);
        SnippetEdit after = MergePatch.apply(json, before, patch.members(), SnippetEdit.class);
        SnippetContent content = after.content(current.kind());
        Optional<DraftedSnippet> revised = content.equals(before.content(current.kind()))
                ? Optional.empty()
                : Optional.of(drafting.newRevision(viewer, current, latest, content));
        Optional<Classification> classified = Optional.of(after.classification())
                .filter(classification -> !classification.equals(before.classification()));
        classified.ifPresent(to -> drafting.check(to, Optional.of(current.classification())));
        Snippet edited = snippets.edit(viewer, current, revised, classified);
        return ResponseEntity.ok().eTag(edited.version().etag())
                .body(views.saved(edited, revised.map(DraftedSnippet::revision).orElse(latest)));
    }

    private static Lifecycle lifecycle(String word) {
        return Lifecycle.find(word).orElseThrow(() -> InvalidRequestException.at(
                FieldFault.ofParameter("lifecycle", "must be draft, in-review, approved, published or retired")));
    }
}
