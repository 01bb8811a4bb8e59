/// Rebuilds decks and snippets from what lies in object storage, when the database is lost.
@NullMarked
package io.riffbook.content.restore;

import org.jspecify.annotations.NullMarked;
