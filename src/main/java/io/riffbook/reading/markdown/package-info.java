/// Decks that are written in Markdown.
@NullMarked
package io.riffbook.reading.markdown;

import org.jspecify.annotations.NullMarked;
