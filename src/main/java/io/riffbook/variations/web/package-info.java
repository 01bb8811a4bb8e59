/// Variations over the API and as pages.
@NullMarked
package io.riffbook.variations.web;

import org.jspecify.annotations.NullMarked;
