/// Which passage of a deck's new revision is which of the last: a pure comparison of two lists of passages.
@NullMarked
package io.riffbook.content.align;

import org.jspecify.annotations.NullMarked;
