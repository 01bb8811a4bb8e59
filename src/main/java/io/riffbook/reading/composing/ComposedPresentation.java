package io.riffbook.reading.composing;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.passage.DeckFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A deck as a presentation: a slide for each passage, or several where one is too long.
///
/// The first passage, if it says little, is the title slide; one without a body heads a section; all others have a title and what they
/// say below it: paragraphs, lists and tables as PowerPoint's own, quotes and code in boxes, notes as notes. Pictures are not fetched;
/// what they are described as stands in their place. The same deck gives the same bytes.
public final class ComposedPresentation {

    private ComposedPresentation() {}

    /// Writes it.
    ///
    /// @param template a presentation in the one form that is read, whose masters and layouts are used; empty: Riffbook's own theme
    /// @param title of the document
    /// @param progress told of each passage
    /// @return how many slides it has
    /// @throws UnreadableDeck if the template can't be used, or there would be too many slides
    public static int write(DeckFile deck, Optional<Path> template, Path target, String title, IntConsumer progress)
            throws IOException {
        Path written = target.resolveSibling(target.getFileName() + ".written");
        int slides;
        try (Stationery stationery = template.isPresent()
                ? Stationery.of(template.get())
                : Stationery.ofDefaultTheme()) {
            slides = write(deck, stationery, progress);
            try (OutputStream out = Files.newOutputStream(written)) {
                stationery.show().write(out);
            }
        }
        TidyPackage.move(written, target, title);
        return slides;
    }

    private static int write(DeckFile deck, Stationery stationery, IntConsumer progress) throws IOException {
        var fonts = new InstalledFonts();
        fonts.replaceIn(stationery.show());
        var writer = new SlideWriter(stationery);
        for (int position = 1; position <= deck.passages(); position++) {
            writer.write(deck.passage(position), position == 1);
            int slides = stationery.show().getSlides().size();
            if (slides > Limits.PASSAGES) {
                throw UnreadableDeck.tooManySlides(slides);
            }
            progress.accept(position);
        }
        fonts.undo(stationery.show());
        return stationery.show().getSlides().size();
    }
}
