/// Requests over the API and as pages.
@NullMarked
package io.riffbook.requests.web;

import org.jspecify.annotations.NullMarked;
