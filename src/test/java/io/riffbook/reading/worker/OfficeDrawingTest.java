package io.riffbook.reading.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Decks;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.Preview;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeDrawingTest {

    @TempDir
    private Path folder;

    @Test
    void drawsSlidesHiddenOnesToo() throws IOException {
        var decks = new Decks();
        Decks.square(decks.slide("Seen"), Color.RED);
        var hidden = decks.slide("Hidden");
        hidden.setHidden(true);
        Decks.square(hidden, Color.GREEN);
        Path file = decks.save(folder.resolve("deck.pptx"));

        try (OfficeDrawing drawing = OfficeDrawing.of(soffice(), new Deck(file, 2), () -> {}).orElseThrow()) {
            assertThat(middle(drawing.draw(1))).isEqualTo(Color.RED);
            assertThat(middle(drawing.draw(2))).isEqualTo(Color.GREEN);
        }
    }

    @Test
    void givesUpWhatDoesNotHaveAPageForEachPassage() throws IOException {
        var decks = new Decks();
        decks.slide("One");
        Path file = decks.save(folder.resolve("deck.pptx"));

        assertThat(OfficeDrawing.of(soffice(), new Deck(file, 2), () -> {})).isEmpty();
    }

    @Test
    void givesUpWhatLibreOfficeCantRead() throws IOException {
        Path file = Files.write(folder.resolve("deck.pptx"), new byte[]{'P', 'K', 3, 4, 0, 0, 0});

        assertThat(OfficeDrawing.of(soffice(), new Deck(file, 1), () -> {})).isEmpty();
    }

    @Test
    void drawsNothingWithoutLibreOffice() throws IOException {
        assertThat(OfficeDrawing.of(null, new Deck(folder, 1), () -> {})).isEmpty();
        assertThat(OfficeDrawing.of("/nowhere/soffice", new Deck(folder, 1), () -> {})).isEmpty();
    }

    private static String soffice() {
        Optional<Path> found = Stream
                .of("/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice")
                .map(Path::of).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(found.isPresent(), "LibreOffice (soffice) is not installed");
        return found.orElseThrow().toString();
    }

    private static Color middle(Optional<BufferedImage> drawn) {
        BufferedImage image = drawn.orElseThrow();
        assertThat(image.getWidth()).isEqualTo(Preview.WIDE);
        // The square of [Decks#square] lies around 200, 200 of a page that is 720 wide.
        return new Color(image.getRGB(200 * Preview.WIDE / 720, 200 * Preview.WIDE / 720));
    }

    private record Deck(Path file, int passages) implements DeckFile {

        @Override
        public DeckFormat format() {
            return DeckFormat.PPTX;
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public PassageContent passage(int position) {
            return FoundPassage.of("Slide", "", "").at(position);
        }

        @Override
        public boolean copyTo(Path target) throws IOException {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
    }
}
