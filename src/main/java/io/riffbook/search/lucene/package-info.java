/// The index as Apache Lucene in the process, for one Riffbook on one machine.
@NullMarked
package io.riffbook.search.lucene;

import org.jspecify.annotations.NullMarked;
