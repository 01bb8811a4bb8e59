/// Decks and snippets for programs (the API) and for people (the pages).
@NullMarked
package io.riffbook.content.web;

import org.jspecify.annotations.NullMarked;
