package io.riffbook.content;

import java.time.Instant;
import java.util.Optional;

/// A snippet that an index refused again and again, so that it is no longer tried.
///
/// @param title what it is called; absent when it is gone
/// @param reason in the index's words
/// @param attempts how often it was tried
/// @param since when the change was made that the index does not take
public record ParkedSnippet(SnippetId id, Optional<String> title, String reason, int attempts, Instant since) {}
