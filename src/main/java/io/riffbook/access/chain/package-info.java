/// The security chain: who sends a request, and whether a rule lets it in.
@NullMarked
package io.riffbook.access.chain;

import org.jspecify.annotations.NullMarked;
