package io.riffbook.search.elasticsearch;

import io.riffbook.testing.ElasticsearchNode;

import java.net.URI;

class ElasticsearchSnippetIndexTest extends ElasticsearchContract {

    @Override
    protected URI address() {
        return ElasticsearchNode.shared().address();
    }
}
