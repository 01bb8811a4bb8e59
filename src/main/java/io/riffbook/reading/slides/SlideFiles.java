package io.riffbook.reading.slides;

import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.openxml.DeckAssembly;
import io.riffbook.reading.openxml.DeckParts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Gives each slide of a deck a file of its own, and all together another. The deck is opened for it once, with the first slide.
final class SlideFiles implements Closeable {

    private final Path deck;
    private final int slides;
    private final String title;
    private @Nullable DeckParts parts;
    private boolean tried;

    /// For a deck of that many slides, by another reader's count.
    SlideFiles(Path deck, int slides, String title) {
        this.deck = deck;
        this.slides = slides;
        this.title = title;
    }

    /// Writes the file of one slide.
    ///
    /// @return false if this slide, or any of this deck, can't be copied: nothing is left behind
    boolean write(int position, Path target) {
        return write(new DeckAssembly(title), List.of(position), target);
    }

    /// Writes one file of all slides: the deck, with nothing that is fetched or runs when it is opened.
    ///
    /// @return false if one can't be copied: nothing is left behind
    boolean writeAll(Path target) {
        return write(new DeckAssembly(title), IntStream.rangeClosed(1, slides).boxed().toList(), target);
    }

    private boolean write(DeckAssembly assembly, List<Integer> positions, Path target) {
        if (!tried) {
            tried = true;
            parts = open();
        }
        // Where readers count otherwise, which slide is which is not known: no file is better than another slide's.
        DeckParts opened = parts;
        if (opened == null || opened.slides() != slides) {
            return false;
        }
        try {
            positions.forEach(position -> assembly.add(opened, position));
            assembly.writeTo(target);
            return true;
        } catch (UnreadableDeck | IOException e) {
            return false;
        }
    }

    private @Nullable DeckParts open() {
        try {
            return DeckParts.open(deck);
        } catch (UnreadableDeck | IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (parts != null) {
            parts.close();
        }
    }
}
