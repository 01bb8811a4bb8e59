package io.riffbook.content.composing;

import io.riffbook.content.Deck;

/// A deck with the Markdown that its current revision is written in.
public record WrittenDeck(Deck deck, String markdown) {}
