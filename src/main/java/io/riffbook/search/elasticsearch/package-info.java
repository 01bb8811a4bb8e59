/// The index on an Elasticsearch cluster, for several Riffbooks at once and for many snippets.
@NullMarked
package io.riffbook.search.elasticsearch;

import org.jspecify.annotations.NullMarked;
