/// Riffbook: marketing composes the master deck, sales plays its riffs, and what wins flows back.
@NullMarked
package io.riffbook;

import org.jspecify.annotations.NullMarked;
