package io.riffbook.search.elasticsearch;

import io.riffbook.search.SnippetIndex;
import io.riffbook.testing.ElasticsearchNode;

import java.io.Closeable;

/// Indexes for tests elsewhere.
public final class ElasticsearchIndexes implements Closeable {
    private final Cluster cluster;

    private ElasticsearchIndexes(Cluster cluster) {
        this.cluster = cluster;
    }

    /// A place for indexes in a node, which are removed when it is closed.
    public static ElasticsearchIndexes in(ElasticsearchNode node) {
        return new ElasticsearchIndexes(new Cluster(node.address()));
    }

    /// An index there.
    public SnippetIndex index() {
        return cluster.index();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
