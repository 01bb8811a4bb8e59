/// What all formats have in common: an opened deck, and how what is found in it becomes passages.
@NullMarked
package io.riffbook.reading.passage;

import org.jspecify.annotations.NullMarked;
