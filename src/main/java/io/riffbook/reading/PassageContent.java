package io.riffbook.reading;

import java.util.List;

/// All that one slide, page or section says. It comes from an untrusted file: show it only through [Markdown].
///
/// @param title one line of plain text; never blank ("Slide 3" if it says nothing)
/// @param body Markdown: paragraphs, nested lists, tables; empty if there is no other text
/// @param notes what the speaker says, as Markdown; empty if there are none
/// @param links where it leads to, in the order of the text
/// @param altTexts what its pictures show, in the words of the author
/// @param section the part of the deck that it stands in; empty if the deck has none
/// @param language as a tag of BCP 47 (`en`, `de`); empty if it can't be told
/// @param hidden the deck hides it in the show; it is read all the same
/// @param truncated body or notes were longer than a passage may be, and end early
/// @param contentHash SHA-256, in hexadecimal, of title, body, notes, the addresses of its links and its pictures: equal content has an
///        equal hash, in whatever deck and position it stands
public record PassageContent(String title, String body, String notes, List<Link> links, List<String> altTexts,
        String section, String language, boolean hidden, boolean truncated, String contentHash) {

    public PassageContent {
        links = List.copyOf(links);
        altTexts = List.copyOf(altTexts);
        if (title.isBlank() || links.size() > Limits.LINKS || altTexts.size() > Limits.ALT_TEXTS
                || language.length() > Limits.LANGUAGE || section.length() > Limits.TITLE) {
            throw new IllegalArgumentException("Not the content of a passage: " + title);
        }
    }

    /// The same, in a language.
    public PassageContent in(String found) {
        return new PassageContent(title, body, notes, links, altTexts, section, found, hidden, truncated, contentHash);
    }

    /// How much text there is, in characters.
    int length() {
        return title.length() + body.length() + notes.length()
                + links.stream().mapToInt(link -> link.text().length() + link.address().length()).sum()
                + altTexts.stream().mapToInt(String::length).sum();
    }
}
