package io.riffbook.reading.composing;

/// Words in one style.
///
/// @param text may hold line feeds: they break the line
/// @param code whether they stand in letters of one width
/// @param link where they lead; empty if nowhere
record Run(String text, boolean bold, boolean italic, boolean struck, boolean code, String link) {

    static Run of(String text) {
        return new Run(text, false, false, false, false, "");
    }

    Run with(String other) {
        return new Run(other, bold, italic, struck, code, link);
    }
}
