/// Web pages: slides of reveal.js and Marp, and running text.
@NullMarked
package io.riffbook.reading.documents.html;

import org.jspecify.annotations.NullMarked;
