package io.riffbook.variations.web;

import io.riffbook.access.ActingFor;
import io.riffbook.access.Viewer;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.variations.Variation;
import io.riffbook.variations.VariationFilter;
import io.riffbook.variations.VariationId;
import io.riffbook.variations.VariationState;
import io.riffbook.variations.Variations;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.MergePatch;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1")
class VariationController {
    private final Variations variations;
    private final VariationViews views;
    private final VariationDecisions decisions;
    private final Snippets snippets;
    private final Idempotency idempotency;
    private final ActingFor actingFor;
    private final JsonMapper json;

    VariationController(Variations variations, VariationViews views, VariationDecisions decisions, Snippets snippets,
            Idempotency idempotency, ActingFor actingFor, JsonMapper json) {
        this.variations = variations;
        this.views = views;
        this.decisions = decisions;
        this.snippets = snippets;
        this.idempotency = idempotency;
        this.actingFor = actingFor;
        this.json = json;
    }

    /// What somebody makes of a snippet.
    ///
    /// @param revision absent: the one that the caller sees
    /// @param title absent: it stays
    /// @param fields those that change, as in a JSON Merge Patch: null takes one away
    record NewVariation(@Nullable Integer revision, @Nullable String title, @Nullable JsonNode fields,
            @Nullable String comment, @Nullable String onBehalfOf, @Nullable String clientId) {}

    /// What somebody who authors says to it.
    ///
    /// @param move adopt, adopt-as-snippet, or answer
    /// @param answer a word for its proposer; required to answer
    /// @param overwrite whether it counts where the snippet was changed otherwise since
    record NewDecision(@Nullable String move, @Nullable String answer, @Nullable Boolean overwrite,
            @Nullable Long version, @Nullable String clientId) {}

    /// The fields of a snippet, to be patched.
    private record Fields(Map<String, Object> fields) {}

    @Operation(operationId = "proposeVariation", summary = "Sends back what somebody made of a snippet: the title and fields that change")
    @PostMapping("/snippets/{id}/variations")
    ResponseEntity<?> propose(@PathVariable UUID id, @RequestBody NewVariation body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Viewer proposer = actingFor.resolve(viewer, body.onBehalfOf());
        Snippet snippet = snippets.find(new SnippetId(id), proposer);
        SnippetRevision base = body.revision() == null
                ? snippets.currentRevision(snippet, proposer)
                : snippets.revision(snippet, body.revision(), proposer);
        SnippetContent content = new SnippetContent(snippet.kind(),
                Objects.requireNonNullElse(body.title(), base.title()), fields(base, body.fields()));
        return idempotency.once(new Idempotency.Request(proposer.principal(),
                "POST /api/v1/snippets/" + id + "/variations", IdempotencyKey.of(key, body.clientId()), body), () -> {
                    Variation proposed = variations.propose(proposer, snippet.id(), base.number(), content,
                            Objects.requireNonNullElse(body.comment(), ""));
                    return ResponseEntity.created(URI.create("/api/v1/variations/" + proposed.id()))
                            .eTag(proposed.version().etag()).body(views.whole(proposed, proposer));
                });
    }

    private Map<String, Object> fields(SnippetRevision base, @Nullable JsonNode patch) {
        if (patch == null) {
            return base.fields();
        }
        if (!patch.isObject()) {
            throw InvalidRequestException.at(new FieldFault("/fields", "must be an object"));
        }
        return MergePatch.apply(json, new Fields(base.fields()), json.createObjectNode().set("fields", patch),
                Fields.class).fields();
    }

    @Operation(operationId = "listVariations", summary = "What people sent back, the newest first: all for authors, their own for others")
    @GetMapping("/variations")
    Page<VariationViews.Summary> list(@RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID snippet,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        Page<Variation> page = variations.list(viewer, filter(state, snippet), Cursor.decode(cursor),
                PageLimit.of(limit));
        return new Page<>(views.all(page.items(), viewer), page.total(), page.nextCursor());
    }

    @Operation(operationId = "getVariation", summary = "A variation, and what differs from the revision that it varies")
    @GetMapping("/variations/{id}")
    ResponseEntity<VariationViews.Whole> get(@PathVariable UUID id, Viewer viewer) {
        Variation variation = variations.get(new VariationId(id), viewer);
        return ResponseEntity.ok().eTag(variation.version().etag()).body(views.whole(variation, viewer));
    }

    @Operation(operationId = "decideVariation", summary = "Adopts a variation, as a draft revision or as a snippet of its own, or says why not; its proposer is told")
    @PostMapping("/variations/{id}/decisions")
    ResponseEntity<?> decide(@PathVariable UUID id, @RequestBody NewDecision body, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Version expected = Version.expected(ifMatch, body.version());
        return decisions.decide(viewer, new VariationId(id), expected,
                new VariationDecisions.Decision(Objects.requireNonNullElse(body.move(), ""),
                        Objects.requireNonNullElse(body.answer(), ""), Boolean.TRUE.equals(body.overwrite())),
                IdempotencyKey.of(key, body.clientId()));
    }

    static VariationFilter filter(@Nullable String state, @Nullable UUID snippet) {
        return new VariationFilter(state == null || state.isEmpty()
                ? Optional.empty()
                : Optional.of(VariationState.of(state).orElseThrow(() -> InvalidRequestException
                        .at(FieldFault.ofParameter("state", "must be proposed, adopted or answered")))),
                Optional.ofNullable(snippet).map(SnippetId::new));
    }
}
