package io.riffbook.search.elasticsearch;

import io.riffbook.search.RelevanceContract;
import io.riffbook.search.SnippetIndex;
import io.riffbook.testing.ElasticsearchNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElasticsearchRelevanceTest extends RelevanceContract {
    private final Cluster cluster = new Cluster(ElasticsearchNode.shared().address());
    private final SnippetIndex index = cluster.index();

    @BeforeAll
    void begin() {
        fill();
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    @Override
    protected SnippetIndex index() {
        return index;
    }
}
