/// The content model over HTTP, so that programs and forms can build on it.
@NullMarked
package io.riffbook.model.web;

import org.jspecify.annotations.NullMarked;
