package io.riffbook.reading.markdown;

/// A slide as its dialect cuts it out of the deck.
///
/// @param text its Markdown
/// @param notes as Markdown; empty if the dialect has none beside the text
/// @param title what it is called if it has no heading; may be blank
/// @param section what it stands in; may be blank
record SlideSource(String text, String notes, String title, String section, boolean hidden) {

    static SlideSource of(String text, String notes) {
        return new SlideSource(text, notes, "", "", false);
    }

    SlideSource hide() {
        return new SlideSource(text, notes, title, section, true);
    }
}
