package io.riffbook.search.elasticsearch;

import io.riffbook.search.RelevanceContract;
import io.riffbook.search.SnippetIndex;
import io.riffbook.testing.ElasticsearchNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ElasticsearchRelevanceTest extends RelevanceContract {
    private final Cluster cluster = new Cluster(ElasticsearchNode.shared().address());
    private final SnippetIndex index = cluster.index();

    @BeforeEach
    void begin() {
        fill();
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Override
    protected SnippetIndex index() {
        return index;
    }
}
