/// What documents of several kinds have in common: running text with headings, archives of XML parts.
@NullMarked
package io.riffbook.reading.documents;

import org.jspecify.annotations.NullMarked;
