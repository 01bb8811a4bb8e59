package io.riffbook.model;

import io.riffbook.web.InvalidRequestException;

/// What a taxonomy is called and what its concepts say of a snippet or a deal.
public record TaxonomyDescription(String prefLabel, String definition) {
    /// @throws InvalidRequestException naming each part that is too long or blank
    public TaxonomyDescription {
        Taxonomy.check(prefLabel, definition);
    }

    static TaxonomyDescription of(Taxonomy taxonomy) {
        return new TaxonomyDescription(taxonomy.prefLabel(), taxonomy.definition());
    }
}
