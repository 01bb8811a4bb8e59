package io.riffbook.reading.openxml;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Any slides of any decks, put together as one PowerPoint file in which each keeps its look. Splitting a deck is the
/// case of one slide: `DeckAssembly.of(deck, 3, "Master deck").writeTo(file)`.
///
/// Slides are not drawn anew: the parts that a slide is made of are copied byte by byte, with all that they lead to:
/// layout, master, theme, charts with their workbooks, SmartArt, pictures, video, sound, embedded objects, notes,
/// animations, embedded fonts and table styles that it uses. Equal masters, with their themes and pictures, are
/// taken once, even if they come from several decks. Nothing else goes along: no other slide, unused layout, comment,
/// property, macro, control or add-in, and nothing that would be fetched when the file is opened. Links to slides that
/// are not taken lead to the slide they stand on; what was linked instead of embedded, and what ran, is left as its picture.
///
/// The first deck rules where a presentation has one value for all: the size of the slides (those of another size
/// are not scaled: they stand at the upper left), the defaults of text and the master of the notes pages. A file of
/// one slide goes on showing the number that the slide had; in a longer one, the slides are numbered anew.
///
/// The same slides in the same order give the same bytes. For one thread.
public final class DeckAssembly {

    private final String title;
    private final List<Pick> picks = new ArrayList<>();

    /// One slide of one deck.
    record Pick(DeckParts deck, int position) {}

    /// An assembly without slides.
    ///
    /// @param title what the file calls itself; blank for none
    public DeckAssembly(String title) {
        this.title = title;
    }

    /// The slide at that position, from 1, of that deck, alone.
    public static DeckAssembly of(DeckParts deck, int position, String title) {
        return new DeckAssembly(title).add(deck, position);
    }

    /// Adds the slide at that position, from 1, of that deck, after those that are there; the same slide may be added
    /// more than once. The deck must stay open until the file is written.
    ///
    /// @throws IndexOutOfBoundsException if the deck has no such slide
    /// @throws UnreadableDeck if there are more slides than a deck may have
    public DeckAssembly add(DeckParts deck, int position) {
        if (position < 1 || position > deck.slides()) {
            throw new IndexOutOfBoundsException("No slide " + position + " of " + deck.slides());
        }
        if (picks.size() >= Limits.PASSAGES) {
            throw UnreadableDeck.tooManySlides(picks.size() + 1);
        }
        picks.add(new Pick(deck, position));
        return this;
    }

    /// Writes the file, in place of one that is there. Memory holds one part at a time, and those that are rewritten;
    /// pictures and videos are streamed. If it fails, no file is left.
    ///
    /// @throws UnreadableDeck if a deck turns out to be damaged, unsafe or too large
    /// @throws IllegalStateException if no slide was added
    public void writeTo(Path file) throws IOException {
        if (picks.isEmpty()) {
            throw new IllegalStateException("No slide was added");
        }
        PackageWriter.write(file, new AssembledSlides(picks).presentation(), title);
    }
}
