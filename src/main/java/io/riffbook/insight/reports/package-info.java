/// What is played, how it is received, how the deals end, what is missing: the one report that marketing and sales both read.
@NullMarked
package io.riffbook.insight.reports;

import org.jspecify.annotations.NullMarked;
