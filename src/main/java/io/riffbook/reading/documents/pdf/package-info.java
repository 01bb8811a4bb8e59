/// PDF documents: the words of their pages, found by where they stand, and how their pages look.
@NullMarked
package io.riffbook.reading.documents.pdf;

import org.jspecify.annotations.NullMarked;
