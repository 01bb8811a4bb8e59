/// Exports and imports over HTTP.
@NullMarked
package io.riffbook.content.exchange.web;

import org.jspecify.annotations.NullMarked;
