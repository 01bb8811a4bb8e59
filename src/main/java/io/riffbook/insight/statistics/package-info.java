/// The formulas by which evidence is judged; docs/evidence.md explains them and names their sources.
@NullMarked
package io.riffbook.insight.statistics;

import org.jspecify.annotations.NullMarked;
