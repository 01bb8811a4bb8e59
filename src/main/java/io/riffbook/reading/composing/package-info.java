/// Decks that are written in Markdown, made into presentations and into pages.
@NullMarked
package io.riffbook.reading.composing;

import org.jspecify.annotations.NullMarked;
