/// Searching over the API, and the search page: the rep's home.
@NullMarked
package io.riffbook.search.web;

import org.jspecify.annotations.NullMarked;
