package io.riffbook.search.saved.web;

import io.riffbook.access.Viewer;
import io.riffbook.search.saved.SavedSearch;
import io.riffbook.search.saved.SavedSearch.Wanted;
import io.riffbook.search.saved.SavedSearchId;
import io.riffbook.search.saved.SavedSearches;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The searches that somebody keeps.
@RestController
@RequestMapping("/api/v1/saved-searches")
class SavedSearchController {
    private static final String PATH = "POST /api/v1/saved-searches";

    private final SavedSearches searches;
    private final Idempotency idempotency;
    private final JsonMapper json;

    SavedSearchController(SavedSearches searches, Idempotency idempotency, JsonMapper json) {
        this.searches = searches;
        this.idempotency = idempotency;
        this.json = json;
    }

    /// What can be said of a saved search.
    record Edit(@Nullable String name, @Nullable SavedQuery query, @Nullable Boolean alert) {
        static Edit of(SavedSearch search) {
            return new Edit(search.wanted().name(), SavedQuery.of(search.wanted().query()), search.wanted().alert());
        }

        Wanted wanted() {
            if (name == null || query == null) {
                throw InvalidRequestException
                        .at(new FieldFault(name == null ? "/name" : "/query", "is required"));
            }
            return new Wanted(name, query.query(), Boolean.TRUE.equals(alert));
        }
    }

    record NewSearch(@Nullable String name, @Nullable SavedQuery query, @Nullable Boolean alert,
            @Nullable String clientId) {}

    @Operation(operationId = "listSavedSearches", summary = "One's own saved searches, the newest first")
    @GetMapping
    Page<SavedSearchView> list(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return searches.list(viewer, Cursor.decode(cursor), PageLimit.of(limit)).map(SavedSearchView::of);
    }

    @Operation(operationId = "createSavedSearch", summary = "Keeps a search, and perhaps tells what is new")
    @PostMapping
    ResponseEntity<?> create(@RequestBody NewSearch body, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Wanted wanted = new Edit(body.name(), body.query(), body.alert()).wanted();
        return idempotency.once(
                new Idempotency.Request(viewer.principal(), PATH, IdempotencyKey.of(key, body.clientId()), body),
                () -> SavedSearchView.created(searches.save(viewer, wanted)));
    }

    @Operation(operationId = "getSavedSearch", summary = "One of one's own saved searches")
    @GetMapping("/{id}")
    ResponseEntity<SavedSearchView> get(@PathVariable UUID id, Viewer viewer) {
        return SavedSearchView.answer(searches.get(viewer, new SavedSearchId(id)));
    }

    @Operation(operationId = "updateSavedSearch", summary = "Changes a saved search by JSON Merge Patch: name, query, alert")
    @PatchMapping(path = "/{id}", consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<SavedSearchView> update(@PathVariable UUID id, @RequestBody JsonNode body, Viewer viewer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        PatchBody patch = PatchBody.of(body);
        Version expected = Version.expected(ifMatch, patch.version());
        SavedSearch before = searches.get(viewer, new SavedSearchId(id));
        Wanted wanted = MergePatch.apply(json, Edit.of(before), patch.members(), Edit.class).wanted();
        return SavedSearchView.answer(searches.change(viewer, before.id(), expected, wanted));
    }

    @Operation(operationId = "deleteSavedSearch", summary = "Keeps a search no longer, nor what it told")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID id, @RequestParam(required = false) @Nullable Long version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, Viewer viewer) {
        searches.remove(viewer, new SavedSearchId(id), Version.expected(ifMatch, version));
        return ResponseEntity.noContent().build();
    }
}
