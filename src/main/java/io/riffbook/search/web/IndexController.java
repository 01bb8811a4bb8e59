package io.riffbook.search.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.ParkedSnippet;
import io.riffbook.content.SnippetId;
import io.riffbook.jobs.JobId;
import io.riffbook.search.IndexStatus;
import io.riffbook.search.IndexUpkeep;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/// How the index stands to the record, and what an administrator can do about it.
@RestController
@RequestMapping("/api/v1/index")
class IndexController {
    private static final int MOST_IDS = 500;

    private final IndexUpkeep upkeep;
    private final Idempotency idempotency;

    IndexController(IndexUpkeep upkeep, Idempotency idempotency) {
        this.upkeep = upkeep;
        this.idempotency = idempotency;
    }

    /// A snippet that the index refused again and again.
    ///
    /// @param title absent when the snippet is gone
    record Parked(SnippetId snippetId, @Nullable String title, String reason, int attempts, Instant since) {
        static Parked of(ParkedSnippet parked) {
            return new Parked(parked.id(), parked.title().orElse(null), parked.reason(), parked.attempts(),
                    parked.since());
        }
    }

    /// Which are to be tried again.
    ///
    /// @param ids absent: all that are parked
    record RetryBody(@Nullable Set<SnippetId> ids, @Nullable String clientId) {}

    /// How many are tried again.
    record Retried(int retried) {}

    /// Nothing but a name for the request.
    record OrderBody(@Nullable String clientId) {}

    /// The job that does it.
    record Ordered(JobId jobId) {}

    @Operation(operationId = "getIndexStatus", summary = "How far the index is behind, what it refused, and what comparing it with the record has shown")
    @GetMapping
    IndexStatus status() {
        return upkeep.status();
    }

    @Operation(operationId = "listParkedSnippets", summary = "Snippets that the index refused again and again, so that they are no longer tried")
    @GetMapping("/parked")
    Page<Parked> parked(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return upkeep.parked(cursor, PageLimit.of(limit)).map(Parked::of);
    }

    @Operation(operationId = "retryParkedSnippets", summary = "Tries what is parked once more: all of it, or the given snippets")
    @PostMapping("/parked/retry")
    ResponseEntity<?> retry(@RequestBody RetryBody body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Set<SnippetId> ids = body.ids() == null ? Set.of() : body.ids();
        if (ids.size() > MOST_IDS || (body.ids() != null && ids.isEmpty())) {
            throw InvalidRequestException.at(new FieldFault("/ids", "from 1 to " + MOST_IDS + ", or absent for all"));
        }
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/index/parked/retry",
                IdempotencyKey.of(key, body.clientId()), body),
                () -> ResponseEntity.ok(new Retried(upkeep.retry(viewer, ids))));
    }

    @Operation(operationId = "rebuildIndex", summary = "Fills a new index beside the present one, which answers until the new one takes its place: answers 202 with the job")
    @PostMapping("/rebuilds")
    ResponseEntity<?> rebuild(@RequestBody(required = false) @Nullable OrderBody body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return order("POST /api/v1/index/rebuilds", body, viewer, key, upkeep::rebuild);
    }

    @Operation(operationId = "rollBackIndex", summary = "Brings the previous index up to date and puts it in the present one's place: answers 202 with the job")
    @PostMapping("/rollback")
    ResponseEntity<?> rollBack(@RequestBody(required = false) @Nullable OrderBody body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return order("POST /api/v1/index/rollback", body, viewer, key, upkeep::rollBack);
    }

    private ResponseEntity<?> order(String route, @Nullable OrderBody body, Viewer viewer, @Nullable String key,
            Function<Viewer, JobId> work) {
        OrderBody asked = body == null ? new OrderBody(null) : body;
        return idempotency.once(new Idempotency.Request(viewer.principal(), route,
                IdempotencyKey.of(key, asked.clientId()), asked), () -> {
                    JobId job = work.apply(viewer);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job)).body(new Ordered(job));
                });
    }
}
