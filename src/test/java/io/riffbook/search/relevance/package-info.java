/// How good what search finds is, measured on judged collections.
@NullMarked
package io.riffbook.search.relevance;

import org.jspecify.annotations.NullMarked;
