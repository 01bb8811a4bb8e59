package io.riffbook.content.align;

/// What of a passage counts when two revisions are aligned; its place is its place in the list.
///
/// @param title blank if it has none of its own
/// @param hash equal for equal content, pictures included
public record Wording(String title, String body, String notes, String hash) {

    /// Whether it says nothing: a slide that is only a picture.
    boolean isWordless() {
        return title.isBlank() && body.isBlank() && notes.isBlank();
    }
}
