/// What the tests of all features share.
@NullMarked
package io.riffbook.testing;

import org.jspecify.annotations.NullMarked;
