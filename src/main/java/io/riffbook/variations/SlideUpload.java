package io.riffbook.variations;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.storage.Sha256;

/// A slide that somebody sent back, stored and not yet read.
///
/// @param revision of the snippet, which it varies
/// @param hash of the file
record SlideUpload(SnippetId snippet, int revision, PersonId proposer, Sha256 hash, String fileName, String comment) {}
