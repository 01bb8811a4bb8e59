/// Decks that are written here instead of uploaded, and what is made of them to show and to hand out.
@NullMarked
package io.riffbook.content.composing;

import org.jspecify.annotations.NullMarked;
