/// What tests of several features need: other processes, awaiting, fixtures.
@NullMarked
package io.riffbook.testing;

import org.jspecify.annotations.NullMarked;
