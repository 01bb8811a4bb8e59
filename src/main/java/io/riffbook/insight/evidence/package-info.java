/// What use, ratings and outcomes say of each snippet, and how sure we are; docs/evidence.md says what is estimated and how.
@NullMarked
package io.riffbook.insight.evidence;

import org.jspecify.annotations.NullMarked;
