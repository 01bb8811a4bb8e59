package io.riffbook.model.web;

import io.riffbook.access.Viewer;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomyDescription;
import io.riffbook.model.TaxonomyEditing;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.MergePatch;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PatchBody;
import io.riffbook.web.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/taxonomies")
@Tag(name = "content model")
class TaxonomyController {
    private final Taxonomies taxonomies;
    private final TaxonomyEditing editing;
    private final Idempotency idempotency;
    private final JsonMapper json;

    TaxonomyController(Taxonomies taxonomies, TaxonomyEditing editing, Idempotency idempotency, JsonMapper json) {
        this.taxonomies = taxonomies;
        this.editing = editing;
        this.idempotency = idempotency;
        this.json = json;
    }

    /// A taxonomy to add.
    record NewTaxonomy(@Nullable String id, @Nullable String prefLabel, @Nullable String definition,
            @Nullable String clientId) {
        Taxonomy taxonomy() {
            return Taxonomy.empty(text(id), text(prefLabel), text(definition));
        }
    }

    /// What may be changed of a taxonomy itself.
    record Description(@Nullable String prefLabel, @Nullable String definition) {
        TaxonomyDescription said() {
            return new TaxonomyDescription(text(prefLabel), text(definition));
        }
    }

    /// A taxonomy without its concepts.
    record TaxonomySummary(String id, String prefLabel, String definition, int concepts) {
        static TaxonomySummary of(Taxonomy taxonomy) {
            return new TaxonomySummary(taxonomy.id(), taxonomy.prefLabel(), taxonomy.definition(),
                    taxonomy.concepts().size());
        }
    }

    @GetMapping
    @Operation(operationId = "listTaxonomies", summary = "The taxonomies there are, and how many concepts each has")
    Page<TaxonomySummary> list() {
        List<Taxonomy> all = taxonomies.snapshot().all();
        return new Page<>(all, all.size(), null).map(TaxonomySummary::of);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getTaxonomy", summary = "One taxonomy with all its concepts")
    ResponseEntity<Taxonomy> get(@PathVariable String id) {
        return answer(find(id));
    }

    @PostMapping
    @Operation(operationId = "createTaxonomy", summary = "Adds a taxonomy, without concepts")
    ResponseEntity<?> create(Viewer viewer, @RequestBody NewTaxonomy body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Taxonomy taxonomy = body.taxonomy();
        return idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/taxonomies",
                        IdempotencyKey.of(key, body.clientId()), body),
                () -> ResponseEntity.created(URI.create("/api/v1/taxonomies/" + taxonomy.id()))
                        .eTag(taxonomy.version().etag()).body(editing.create(viewer, taxonomy)));
    }

    @PatchMapping(path = "/{id}", consumes = {"application/merge-patch+json", "application/json"})
    @Operation(operationId = "updateTaxonomy", summary = "Changes a taxonomy's label and definition by JSON Merge Patch")
    ResponseEntity<Taxonomy> update(Viewer viewer, @PathVariable String id, @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        PatchBody patch = PatchBody.of(body);
        Version expected = Version.expected(ifMatch, patch.version());
        return answer(editing.describe(viewer, id, expected,
                before -> MergePatch.apply(json, new Description(before.prefLabel(), before.definition()),
                        patch.members(), Description.class).said()));
    }

    private Taxonomy find(String id) {
        return taxonomies.snapshot().taxonomy(id).orElseThrow(() -> NotFoundException.of("taxonomy", id));
    }

    private static ResponseEntity<Taxonomy> answer(Taxonomy taxonomy) {
        return ResponseEntity.ok().eTag(taxonomy.version().etag()).body(taxonomy);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
