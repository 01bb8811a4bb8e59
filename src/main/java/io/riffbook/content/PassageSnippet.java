package io.riffbook.content;

import io.riffbook.model.Kind;
import io.riffbook.web.Version;

/// A snippet that came from a passage, as far as a change of that passage concerns it.
///
/// @param title of its newest revision
/// @param lineage the passage that its newest revision came from
/// @param isWaiting whether that says something else in the deck's current revision, or is gone, and nobody said yet what shall become
/// of the snippet
/// @param isEdited whether somebody changed by hand what it had of its passage, other than the title
/// @param hasOwnTitle whether its title is another one than its passage's
public record PassageSnippet(SnippetId id, Version version, Kind kind, Lifecycle lifecycle, String title,
        PassageId lineage, boolean isWaiting, boolean isEdited, boolean hasOwnTitle) {}
