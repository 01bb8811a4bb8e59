package io.riffbook.variations;

import io.riffbook.content.SnippetId;

import java.util.Optional;

/// Which variations to list.
public record VariationFilter(Optional<VariationState> state, Optional<SnippetId> snippet) {}
