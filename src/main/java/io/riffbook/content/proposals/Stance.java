package io.riffbook.content.proposals;

/// Whose word a concept's name is.
enum Stance {
    OURS,
    /// We say that it isn't so.
    DENIED,
    /// Only somebody else says it, or it is said of somebody else.
    THEIRS
}
