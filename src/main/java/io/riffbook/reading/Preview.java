package io.riffbook.reading;

import java.nio.file.Path;

/// How a passage looks, as PNG, in the reading's own folder: gone once the [Reading] is closed.
///
/// @param wide 1280 pixels wide
/// @param small 480 pixels wide
/// @param isText the slide could not be drawn, or the format has no pages: it shows the words only, and says so
public record Preview(Path wide, Path small, boolean isText) {

    /// Pixels across.
    public static final int WIDE = 1_280;
    /// Pixels across the small one.
    public static final int SMALL = 480;
}
