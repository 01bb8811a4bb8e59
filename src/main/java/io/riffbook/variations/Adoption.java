package io.riffbook.variations;

import io.riffbook.content.DraftedSnippet;
import io.riffbook.content.Snippet;

/// A variation that is about to be adopted: checked, and written to object storage; nothing points at it yet.
///
/// @param current the snippet that gets a new revision, as it was read
/// @param asSnippet whether it becomes a snippet of its own instead
public record Adoption(Variation variation, Snippet current, DraftedSnippet drafted, boolean asSnippet) {}
