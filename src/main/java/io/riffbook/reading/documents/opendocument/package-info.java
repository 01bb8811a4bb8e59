/// OpenDocument presentations, as archives and as single XML files.
@NullMarked
package io.riffbook.reading.documents.opendocument;

import org.jspecify.annotations.NullMarked;
