/// Saved searches and alerts over the API and as a page.
@NullMarked
package io.riffbook.search.saved.web;

import org.jspecify.annotations.NullMarked;
