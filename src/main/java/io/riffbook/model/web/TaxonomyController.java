package io.riffbook.model.web;

import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@RestController
@RequestMapping("/api/v1/taxonomies")
@Tag(name = "content model")
class TaxonomyController {
    private final Taxonomies taxonomies;

    TaxonomyController(Taxonomies taxonomies) {
        this.taxonomies = taxonomies;
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
    Taxonomy get(@PathVariable String id) {
        return taxonomies.snapshot().taxonomy(id).orElseThrow(() -> NotFoundException.of("taxonomy", id));
    }
}
