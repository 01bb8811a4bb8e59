/// Takes content out and brings it in: exports, imports of what was exported or written elsewhere.
@NullMarked
package io.riffbook.content.exchange;

import org.jspecify.annotations.NullMarked;
