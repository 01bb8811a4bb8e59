package io.riffbook.reading.passage;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.PassageContent;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A deck that was opened for reading, in a worker: the contract of every format.
///
/// Opening it and every method may throw [io.riffbook.reading.UnreadableDeck], which ends the reading with that reason; any other
/// exception counts as damage. Passages are asked for in their order, each once; slides are split off and drawn after that, or, in a
/// fresh worker, from some position on without any passage asked for before. One thread uses it.
public interface DeckFile extends Closeable {

    /// What the content turned out to be.
    DeckFormat format();

    /// The title as the author gave it; blank if there is none.
    String title();

    /// How many there are.
    int passages();

    /// What a passage says.
    ///
    /// @param position from 1
    PassageContent passage(int position) throws IOException;

    /// Whether the deck's first title does for the deck when it has none of its own.
    default boolean isTitledByItsFirstPassage() {
        return true;
    }

    /// Writes a presentation of one slide.
    ///
    /// @return false if the format has no slides, or this one can't stand alone: nothing is left behind
    default boolean split(int position, Path target) throws IOException {
        return false;
    }

    /// Draws one slide, [io.riffbook.reading.Preview#WIDE] pixels wide.
    ///
    /// @return empty if the format has no pages, or this one can't be drawn
    default Optional<BufferedImage> draw(int position) throws IOException {
        return Optional.empty();
    }

    /// Writes a copy of the whole deck as a presentation that holds nothing that would be fetched when it is opened: for drawing by another
    /// program.
    ///
    /// @return false if the format has none: nothing is written
    default boolean copyTo(Path target) throws IOException {
        return false;
    }

    /// Writes the file that shall be kept in place of the one that was uploaded.
    ///
    /// @return false if the uploaded one is fine: nothing is written
    default boolean clean(Path target) throws IOException {
        return false;
    }

    @Override
    default void close() throws IOException {}
}
