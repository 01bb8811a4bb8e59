package io.riffbook.analysis;

/// A word and where it stands in its text.
///
/// @param start of its first character
/// @param end behind its last one
public record PlacedWord(Word word, int start, int end) {}
