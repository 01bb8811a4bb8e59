package io.riffbook.model;

/// The content model that ships with Riffbook, for tests that need no database.
public final class ShippedModel {

    private ShippedModel() {}

    public static TaxonomySnapshot taxonomies() {
        return new TaxonomySnapshot(1, ModelFiles.shipped().taxonomies().stream().map(TaxonomyFile::read).toList());
    }

    public static ContentTypes types() {
        return ContentTypes.read(ModelFiles.shipped().types());
    }
}
