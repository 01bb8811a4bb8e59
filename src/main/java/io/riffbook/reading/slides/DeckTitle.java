package io.riffbook.reading.slides;

import io.riffbook.reading.passage.PassageText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A deck's title in its properties, if its author gave it one.
final class DeckTitle {

    /// Titles that programs give to decks whose author gave none.
    private static final Set<String> NO_TITLES = Set.of("powerpoint presentation", "powerpoint-präsentation",
            "présentation powerpoint", "presentación de powerpoint", "pptxgenjs presentation", "slide 1",
            "presentation", "untitled", "no slide title");

    private DeckTitle() {}

    /// Blank if there is none.
    static String of(@Nullable String title) {
        String line = title == null ? "" : PassageText.line(title);
        return NO_TITLES.contains(line.toLowerCase(Locale.ROOT)) ? "" : line;
    }
}
