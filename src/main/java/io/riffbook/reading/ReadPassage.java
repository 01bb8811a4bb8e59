package io.riffbook.reading;

import java.nio.file.Path;
import java.util.Optional;

/// One slide, page or section, as it stands in the file.
///
/// @param position from 1, without gaps, in the order of the deck
/// @param slide a presentation of this slide alone, in the reading's own folder; empty if none was asked for or the format has none
/// @param preview empty if none was asked for, or none could be made
public record ReadPassage(int position, PassageContent content, Optional<Path> slide, Optional<Preview> preview) {

    public ReadPassage {
        if (position < 1) {
            throw new IllegalArgumentException("Positions count from 1: " + position);
        }
    }

    ReadPassage in(String language) {
        return new ReadPassage(position, content.in(language), slide, preview);
    }

    ReadPassage with(Preview drawn) {
        return new ReadPassage(position, content, slide, Optional.of(drawn));
    }

    ReadPassage with(Path oneSlide) {
        return new ReadPassage(position, content, Optional.of(oneSlide), preview);
    }
}
