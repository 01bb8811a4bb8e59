package io.riffbook.search.saved;

import io.riffbook.content.SnippetCard;

import java.time.Instant;

/// Something new that a saved search found.
///
/// @param search which
/// @param searchName how its person calls it now
/// @param seen whether its person has seen it
public record SearchAlert(AlertId id, SavedSearchId search, String searchName, SnippetCard snippet, Instant foundAt,
        boolean seen) {}
