package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slides of real decks look alone, and among slides of other decks, as they looked in theirs: drawn by LibreOffice,
/// 640 wide, by the mean absolute difference of their pixels. Name a folder with `-Driffbook.looks=...` to keep the
/// pictures of those that differ most.
class SlideLookTest {

    private static final double ALIKE = 2;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsLibreOffice() {
        Office.require();
    }

    @Test
    void looksTheSameAloneForTheSlidesOfTwoRealDecks() throws Exception {
        List<Path> decks = CorpusDecks.presentations("decks/real");
        Looks looks = alone(List.of(decks.get(26), decks.get(30)));

        assertThat(looks.count()).isPositive();
        assertThat(looks.worst(1).getFirst().difference()).isLessThanOrEqualTo(ALIKE);
    }

    @Test
    @Tag("long")
    void looksTheSameAloneForEverySlideOfTheCorpus() throws Exception {
        Looks looks = alone(CorpusDecks.presentations("decks"));

        looks.print("One slide a file");
        assertThat(looks.above(ALIKE)).isZero();
    }

    @Test
    @Tag("long")
    void looksTheSameAmongSlidesOfOtherDecks() throws Exception {
        List<Path> decks = CorpusDecks.presentations("decks/real");
        var random = new Random(20);
        List<Path> ten = random.ints(0, decks.size()).distinct().limit(10).mapToObj(decks::get).toList();
        Looks looks = together(ten, 20, random);

        looks.print("Twenty slides of ten decks");
        assertThat(looks.above(ALIKE)).isZero();
    }

    private Looks alone(List<Path> decks) throws Exception {
        var looks = new Looks();
        for (int i = 0; i < decks.size(); i++) {
            Path space = Files.createDirectory(folder.resolve("deck-" + i));
            List<Path> files = new ArrayList<>();
            Path original = Files.copy(decks.get(i), space.resolve("original.pptx"));
            files.add(original);
            try (DeckParts deck = DeckParts.open(original)) {
                for (int position = 1; position <= deck.slides(); position++) {
                    Path slide = space.resolve("slide-" + position + ".pptx");
                    DeckAssembly.of(deck, position, "").writeTo(slide);
                    files.add(slide);
                }
            }
            var office = new Office(space);
            office.convert(files);
            compare(office, i, decks.get(i), files, looks);
        }
        return looks;
    }

    private static void compare(Office office, int deck, Path file, List<Path> files, Looks looks)
            throws IOException {
        Optional<PDDocument> original = office.pages(files.getFirst());
        if (original.isEmpty()) {
            System.out.printf("deck %d: LibreOffice does not convert it%n", deck);
            return;
        }
        try (PDDocument pages = original.get()) {
            for (int position = 1; position < files.size(); position++) {
                Optional<PDDocument> copy = office.pages(files.get(position));
                assertThat(copy).as("deck %d, slide %d is converted", deck, position).isPresent();
                try (PDDocument page = copy.orElseThrow()) {
                    BufferedImage before = Office.draw(pages, position - 1);
                    BufferedImage after = Office.draw(page, 0);
                    looks.add(deck, file, position, before, after);
                    keep(deck + "-" + position, before, after);
                }
            }
        }
    }

    private Looks together(List<Path> decks, int slides, Random random) throws Exception {
        record Pick(int deck, int position) {}
        List<Path> files = new ArrayList<>();
        List<DeckParts> opened = new ArrayList<>();
        List<Pick> picks = new ArrayList<>();
        Path assembled = folder.resolve("assembled.pptx");
        try {
            var assembly = new DeckAssembly("Together");
            for (Path deck : decks) {
                files.add(Files.copy(deck, folder.resolve("original-" + files.size() + ".pptx")));
                opened.add(DeckParts.open(deck));
            }
            for (int i = 0; i < slides; i++) {
                var pick = new Pick(i % decks.size(), 1 + random.nextInt(opened.get(i % decks.size()).slides()));
                picks.add(pick);
                assembly.add(opened.get(pick.deck()), pick.position());
            }
            assembly.writeTo(assembled);
        } finally {
            for (DeckParts deck : opened) {
                deck.close();
            }
        }
        files.add(assembled);
        var office = new Office(folder);
        office.convert(files);
        var looks = new Looks();
        try (PDDocument together = office.pages(assembled).orElseThrow()) {
            for (int i = 0; i < picks.size(); i++) {
                Pick pick = picks.get(i);
                try (PDDocument original = office.pages(files.get(pick.deck())).orElseThrow()) {
                    BufferedImage before = Office.draw(original, pick.position() - 1);
                    BufferedImage after = Office.draw(together, i);
                    looks.add(pick.deck(), decks.get(pick.deck()), pick.position(), before, after);
                    keep("together-" + i, before, after);
                }
            }
        }
        return looks;
    }

    private static void keep(String name, BufferedImage before, BufferedImage after) throws IOException {
        String kept = System.getProperty("riffbook.looks");
        if (kept == null || Office.difference(before, after) < ALIKE / 4) {
            return;
        }
        var both = new BufferedImage(before.getWidth() + after.getWidth() + 10,
                Math.max(before.getHeight(), after.getHeight()), BufferedImage.TYPE_INT_RGB);
        both.getGraphics().drawImage(before, 0, 0, null);
        both.getGraphics().drawImage(after, before.getWidth() + 10, 0, null);
        Path target = Files.createDirectories(Path.of(kept)).resolve(name + ".png");
        ImageIO.write(both, "png", target.toFile());
    }
}
