/// Searches that people keep, and what they are told when something new matches.
@NullMarked
package io.riffbook.search.saved;

import org.jspecify.annotations.NullMarked;
