/// Word documents: running text, cut at its headings.
@NullMarked
package io.riffbook.reading.documents.word;

import org.jspecify.annotations.NullMarked;
