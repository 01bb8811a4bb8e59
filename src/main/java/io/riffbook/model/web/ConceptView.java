package io.riffbook.model.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomy;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Version;
import org.springframework.http.ResponseEntity;

import java.net.URI;

/// A concept, and the version of its taxonomy, which the next change has to name.
record ConceptView(@JsonUnwrapped Concept concept, Version version) {

    static ResponseEntity<ConceptView> answer(Taxonomy taxonomy, ConceptId id) {
        return ResponseEntity.ok().eTag(taxonomy.version().etag()).body(of(taxonomy, id));
    }

    static ResponseEntity<ConceptView> created(Taxonomy taxonomy, ConceptId id) {
        return ResponseEntity
                .created(URI.create("/api/v1/taxonomies/" + id.taxonomy() + "/concepts/" + id.concept()))
                .eTag(taxonomy.version().etag()).body(of(taxonomy, id));
    }

    private static ConceptView of(Taxonomy taxonomy, ConceptId id) {
        return new ConceptView(taxonomy.find(id).orElseThrow(() -> NotFoundException.of("concept", id)),
                taxonomy.version());
    }
}
