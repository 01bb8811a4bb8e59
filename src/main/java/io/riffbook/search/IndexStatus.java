package io.riffbook.search;

import org.jspecify.annotations.Nullable;

/// How far the index is behind the record.
///
/// @param waiting snippets that the index does not hold yet as they are
/// @param parked snippets that it refused again and again; changing them tries once more
/// @param trouble why indexing makes no progress, if it makes none
public record IndexStatus(long waiting, long parked, @Nullable String trouble) {}
