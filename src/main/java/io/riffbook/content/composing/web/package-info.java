/// Writing decks, their exports and templates over HTTP.
@NullMarked
package io.riffbook.content.composing.web;

import org.jspecify.annotations.NullMarked;
