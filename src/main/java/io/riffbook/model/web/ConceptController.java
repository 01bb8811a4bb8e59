package io.riffbook.model.web;

import io.riffbook.access.Viewer;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ConceptUsers;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.model.TaxonomyEditing;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.MergePatch;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.PatchBody;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/// The concepts of a taxonomy, one by one. All share their taxonomy's version.
@RestController
@RequestMapping("/api/v1/taxonomies/{taxonomy}/concepts")
@Tag(name = "content model")
class ConceptController {
    private final Taxonomies taxonomies;
    private final TaxonomyEditing editing;
    private final Idempotency idempotency;
    private final JsonMapper json;

    ConceptController(Taxonomies taxonomies, TaxonomyEditing editing, Idempotency idempotency, JsonMapper json) {
        this.taxonomies = taxonomies;
        this.editing = editing;
        this.idempotency = idempotency;
        this.json = json;
    }

    /// A concept to add.
    ///
    /// @param id `taxonomy/concept`
    /// @param position among the concepts with the same broader one, from 0; last when absent
    record NewConcept(@Nullable ConceptId id, @Nullable String prefLabel, @Nullable List<String> altLabels,
            @Nullable ConceptId broader, @Nullable String definition, @Nullable Integer position,
            @Nullable String clientId) {
        Concept concept(String taxonomy) {
            return new ConceptEdit(prefLabel, altLabels, broader, definition, false, null)
                    .applied(within(taxonomy, "/id", id), List.of());
        }
    }

    /// Another id for a concept.
    record NewName(@Nullable ConceptId to, @Nullable Long version, @Nullable String clientId) {}

    /// The concept that takes over.
    record Merge(@Nullable ConceptId into, @Nullable Long version, @Nullable String clientId) {}

    @Operation(operationId = "getConcept", summary = "One concept of a taxonomy; a former id finds it, too")
    @GetMapping("/{concept}")
    ResponseEntity<ConceptView> get(@PathVariable String taxonomy, @PathVariable String concept) {
        ConceptId id = present(taxonomy, concept);
        return ConceptView.answer(taxonomy(taxonomy), id);
    }

    @Operation(operationId = "getConceptUsers", summary = "What uses a concept: how many of each sort, and the first of them")
    @GetMapping("/{concept}/users")
    ConceptUsers users(@PathVariable String taxonomy, @PathVariable String concept) {
        return editing.users(present(taxonomy, concept));
    }

    @Operation(operationId = "createConcept", summary = "Adds a concept to a taxonomy")
    @PostMapping
    ResponseEntity<?> create(Viewer viewer, @PathVariable String taxonomy, @RequestBody NewConcept body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Concept concept = body.concept(taxonomy);
        return idempotency.once(request(viewer, taxonomy, "", IdempotencyKey.of(key, body.clientId()), body),
                () -> ConceptView.created(
                        editing.add(viewer, concept, Optional.ofNullable(body.position())), concept.id()));
    }

    @Operation(operationId = "updateConcept", summary = "Changes a concept by JSON Merge Patch: labels, definition, broader concept, position, deprecated")
    @PatchMapping(path = "/{concept}", consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<ConceptView> update(Viewer viewer, @PathVariable String taxonomy, @PathVariable String concept,
            @RequestBody JsonNode body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        PatchBody patch = PatchBody.of(body);
        Version expected = Version.expected(ifMatch, patch.version());
        ConceptId id = new ConceptId(taxonomy, concept);
        Integer position = MergePatch.apply(json, new ConceptEdit(null, null, null, null, null, null),
                patch.members(), ConceptEdit.class).position();
        if (position != null && position < 0) {
            throw InvalidRequestException.at(new FieldFault("/position", "starts at 0"));
        }
        Taxonomy changed = editing.change(viewer, id, expected,
                before -> MergePatch.apply(json, ConceptEdit.of(before), patch.members(), ConceptEdit.class)
                        .applied(id, before.formerIds()),
                Optional.ofNullable(position));
        return ConceptView.answer(changed, id);
    }

    @Operation(operationId = "deleteConcept", summary = "Removes a concept that is deprecated and that nothing uses")
    @DeleteMapping("/{concept}")
    ResponseEntity<Void> delete(Viewer viewer, @PathVariable String taxonomy, @PathVariable String concept,
            @RequestParam(required = false) @Nullable Long version,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Taxonomy changed = editing.remove(viewer, new ConceptId(taxonomy, concept),
                Version.expected(ifMatch, version));
        return ResponseEntity.noContent().eTag(changed.version().etag()).build();
    }

    @Operation(operationId = "renameConcept", summary = "Gives a concept another id; whatever uses it follows")
    @PostMapping("/{concept}/rename")
    ResponseEntity<?> rename(Viewer viewer, @PathVariable String taxonomy, @PathVariable String concept,
            @RequestBody NewName body, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        ConceptId to = within(taxonomy, "/to", body.to());
        Version expected = Version.expected(ifMatch, body.version());
        return idempotency.once(
                request(viewer, taxonomy, "/" + concept + "/rename", IdempotencyKey.of(key, body.clientId()), body),
                () -> ConceptView.answer(editing.rename(viewer, new ConceptId(taxonomy, concept), to.concept(),
                        expected), to));
    }

    @Operation(operationId = "mergeConcepts", summary = "Makes one concept of two: the second takes over the labels and users of the first")
    @PostMapping("/{concept}/merge")
    ResponseEntity<?> merge(Viewer viewer, @PathVariable String taxonomy, @PathVariable String concept,
            @RequestBody Merge body, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        ConceptId into = within(taxonomy, "/into", body.into());
        Version expected = Version.expected(ifMatch, body.version());
        return idempotency.once(
                request(viewer, taxonomy, "/" + concept + "/merge", IdempotencyKey.of(key, body.clientId()), body),
                () -> ConceptView.answer(editing.merge(viewer, new ConceptId(taxonomy, concept), into, expected),
                        into));
    }

    private static Idempotency.Request request(Viewer viewer, String taxonomy, String rest,
            Optional<IdempotencyKey> key, Object body) {
        return new Idempotency.Request(viewer.principal(),
                "POST /api/v1/taxonomies/" + taxonomy + "/concepts" + rest, key, body);
    }

    private Taxonomy taxonomy(String id) {
        return taxonomies.snapshot().taxonomy(id).orElseThrow(() -> NotFoundException.of("taxonomy", id));
    }

    private ConceptId present(String taxonomy, String concept) {
        ConceptId id = new ConceptId(taxonomy, concept);
        return taxonomies.snapshot().now(id).orElseThrow(() -> NotFoundException.of("concept", id));
    }

    private static ConceptId within(String taxonomy, String pointer, @Nullable ConceptId id) {
        if (id == null) {
            throw InvalidRequestException.at(new FieldFault(pointer, "is required"));
        }
        if (!id.taxonomy().equals(taxonomy)) {
            throw InvalidRequestException.at(new FieldFault(pointer, "must be of the taxonomy " + taxonomy));
        }
        return id;
    }
}
