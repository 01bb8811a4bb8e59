/// Bulk changes over the API and on pages.
@NullMarked
package io.riffbook.content.bulk.web;

import org.jspecify.annotations.NullMarked;
