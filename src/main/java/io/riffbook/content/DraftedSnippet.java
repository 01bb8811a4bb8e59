package io.riffbook.content;

import io.riffbook.storage.ObjectKey;

/// A snippet, or a new revision of one, whose package is already written to object storage; nothing points at it yet.
///
/// Made outside the transaction that [Snippets] then puts it into, so that none is open while objects are written.
public record DraftedSnippet(Snippet snippet, SnippetRevision revision, ObjectKey packageKey) {}
