package io.riffbook.search.lucene;

/// One of the facets: those of a taxonomy, of kinds, of decks; or none of them.
record Facet(String name) {
    static final Facet NONE = new Facet("");
    static final Facet KINDS = new Facet(Fields.KIND);
    static final Facet DECKS = new Facet(Fields.DECK);
    private static final String OF_TAXONOMY = Fields.TAG + ":";

    static Facet ofTaxonomy(String taxonomy) {
        return new Facet(OF_TAXONOMY + taxonomy);
    }

    boolean isTaxonomy(String taxonomy) {
        return name.equals(OF_TAXONOMY + taxonomy);
    }
}
