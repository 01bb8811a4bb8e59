package io.riffbook.requests.web;

import io.riffbook.access.ActingFor;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.requests.Decision;
import io.riffbook.requests.Request;
import io.riffbook.requests.RequestFilter;
import io.riffbook.requests.RequestId;
import io.riffbook.requests.RequestMove;
import io.riffbook.requests.Requests;
import io.riffbook.requests.Wish;
import io.riffbook.requests.web.RequestViews.RequestView;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/requests")
class RequestController {
    private final Requests requests;
    private final RequestViews views;
    private final Idempotency idempotency;
    private final ActingFor actingFor;

    RequestController(Requests requests, RequestViews views, Idempotency idempotency, ActingFor actingFor) {
        this.requests = requests;
        this.views = views;
        this.idempotency = idempotency;
        this.actingFor = actingFor;
    }

    record NewRequest(@Nullable String text, @Nullable Kind kind, @Nullable Set<ConceptId> concepts,
            @Nullable OpportunityId opportunityId, @Nullable LocalDate neededBy, @Nullable String onBehalfOf,
            @Nullable String clientId) {
        Wish wish() {
            return new Wish(Objects.requireNonNullElse(text, ""), Optional.ofNullable(kind),
                    Objects.requireNonNullElse(concepts, Set.of()), Optional.ofNullable(opportunityId),
                    Optional.ofNullable(neededBy));
        }
    }

    record NewDecision(@Nullable String move, @Nullable String word, @Nullable SnippetId snippetId,
            @Nullable Long version, @Nullable String clientId) {
        Decision decision() {
            return new Decision(RequestMove.of(Objects.requireNonNullElse(move, "")),
                    Objects.requireNonNullElse(word, ""), Optional.ofNullable(snippetId));
        }
    }

    /// @param blind how many of those who asked may not see the snippet; they are told so
    record DecidedView(RequestView request, int blind) {}

    record SimilarView(List<RequestView> items) {}

    @Operation(operationId = "listRequests", summary = "Riffs that people ask for: most votes first, or sort=newest")
    @GetMapping
    Page<RequestView> list(@RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean mine, @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        Page<Request> page = requests.list(viewer, RequestFilter.of(state, mine, sort), Cursor.decode(cursor),
                PageLimit.of(limit));
        return new Page<>(views.all(page.items(), viewer), page.total(), page.nextCursor());
    }

    @Operation(operationId = "askForRiff", summary = "Asks for a riff", description = "Look for similar requests first: to vote for one of them says the same.")
    @PostMapping
    ResponseEntity<?> ask(@RequestBody NewRequest body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Viewer asker = actingFor.resolve(viewer, body.onBehalfOf());
        Wish wish = body.wish();
        return idempotency.once(new Idempotency.Request(asker.principal(), "POST /api/v1/requests",
                IdempotencyKey.of(key, body.clientId()), body), () -> {
                    Request asked = requests.ask(asker, wish);
                    return ResponseEntity.created(URI.create("/api/v1/requests/" + asked.id()))
                            .eTag(asked.version().etag()).body(views.of(asked, asker));
                });
    }

    @Operation(operationId = "listSimilarRequests", summary = "Requests that wait for an answer and ask for much the same, the most similar first")
    @GetMapping("/similar")
    SimilarView similar(@RequestParam String text, Viewer viewer) {
        return new SimilarView(views.all(requests.similar(text), viewer));
    }

    @Operation(operationId = "getRequest", summary = "One request")
    @GetMapping("/{id}")
    ResponseEntity<RequestView> get(@PathVariable UUID id, Viewer viewer) {
        return answer(requests.get(new RequestId(id)), viewer);
    }

    @Operation(operationId = "voteForRequest", summary = "Says that one needs it too; once, however often it is said")
    @PutMapping("/{id}/vote")
    ResponseEntity<RequestView> vote(@PathVariable UUID id, Viewer viewer) {
        return answer(requests.vote(viewer, new RequestId(id)), viewer);
    }

    @Operation(operationId = "takeBackVoteForRequest", summary = "Takes one's vote back, if there is one")
    @DeleteMapping("/{id}/vote")
    ResponseEntity<RequestView> unvote(@PathVariable UUID id, Viewer viewer) {
        return answer(requests.unvote(viewer, new RequestId(id)), viewer);
    }

    @Operation(operationId = "decideRequest", summary = "Accepts a request, answers it, ships it or declines it, and tells everybody who asked")
    @PostMapping("/{id}/decisions")
    ResponseEntity<?> decide(@PathVariable UUID id, @RequestBody NewDecision body, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Version expected = Version.expected(ifMatch, body.version());
        Decision decision = body.decision();
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/requests/" + id,
                IdempotencyKey.of(key, body.clientId()), body), () -> {
                    Requests.Decided decided = requests.decide(viewer, new RequestId(id), expected, decision);
                    return ResponseEntity.ok().eTag(decided.request().version().etag())
                            .body(new DecidedView(views.of(decided.request(), viewer), decided.blind()));
                });
    }

    private ResponseEntity<RequestView> answer(Request request, Viewer viewer) {
        return ResponseEntity.ok().eTag(request.version().etag()).body(views.of(request, viewer));
    }
}
