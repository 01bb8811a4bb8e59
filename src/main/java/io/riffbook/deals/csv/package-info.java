/// Opportunities out of the CSV files that every CRM can export, by a mapping of their columns.
@NullMarked
package io.riffbook.deals.csv;

import org.jspecify.annotations.NullMarked;
