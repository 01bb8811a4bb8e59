/// The report over the API, as a file, and as a page.
@NullMarked
package io.riffbook.insight.reports.web;

import org.jspecify.annotations.NullMarked;
