package io.riffbook.content.proposals;

/// A sentence of a passage, or a cell of a table, with what it stands under.
///
/// @param start of its first character in the passage's text
/// @param block all of the paragraph, item or cell that it is part of
/// @param lead what introduces it: a heading, the words before a colon, the head of its column; empty if nothing does
/// @param next the cell after it; empty if it is none
record Sentence(String text, int start, Form form, String block, String lead, String next) {

    enum Form {
        PARAGRAPH, HEADING, ITEM, QUOTE, CELL
    }

    static Sentence ofTitle(String title) {
        return new Sentence(title, 0, Form.HEADING, title, "", "");
    }
}
