package io.riffbook.content;

import io.riffbook.model.Kind;

/// A snippet whose newest revision says much the same as some other content.
///
/// @param score how much of their wording the two have in common, estimated: from 0 to 1, in hundredths
public record SimilarSnippet(SnippetId id, String title, Kind kind, Lifecycle lifecycle, double score) {

    /// The score in words that fit on a page.
    public int percent() {
        return (int) Math.round(score * 100);
    }
}
