package io.riffbook.analysis;

/// A word of a text, in the forms in which it can be looked up.
///
/// @param exact folded, as it was written
/// @param stem what it has in common with its other forms
/// @param joins of how many following words, hyphenated in the text, this one is the joined form; 0 for an ordinary
/// word
public record Word(String exact, String stem, int joins) {

    boolean isJoined() {
        return joins > 0;
    }
}
