package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import org.w3c.dom.Element;

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
        Looks looks = alone("two", List.of(decks.get(26), decks.get(30)));

        assertThat(looks.count()).isPositive();
        assertThat(looks.above(ALIKE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"real", "versions", "parser"})
    @Tag("long")
    void looksTheSameAloneForEverySlideOfTheCorpus(String part) throws Exception {
        Looks looks = alone(part, CorpusDecks.presentations("decks/" + part));

        looks.print();
        assertThat(looks.above(ALIKE)).isEmpty();
    }

    @Test
    @Tag("long")
    void looksTheSameAmongSlidesOfOtherDecks() throws Exception {
        List<Path> decks = CorpusDecks.presentations("decks/real");
        var random = new Random(20);
        List<Path> all = new ArrayList<>();
        for (Path deck : decks) {
            if (isWide(deck)) {
                all.add(deck);
            }
        }
        List<Path> ten = random.ints(0, all.size()).distinct().limit(10).mapToObj(all::get).toList();
        Looks looks = together(ten, 20, random);

        looks.print();
        assertThat(looks.above(ALIKE)).isEmpty();
    }

    /// The size of slides that most decks have: slides are not fitted to another size.
    private static boolean isWide(Path file) throws IOException {
        try (DeckParts deck = DeckParts.open(file)) {
            Element size = DeckParts.child(deck.document().getDocumentElement(), "sldSz");
            return size != null && size.getAttribute("cx").equals("12192000")
                    && size.getAttribute("cy").equals("6858000");
        }
    }

    private Looks alone(String what, List<Path> decks) throws Exception {
        var looks = new Looks(what);
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
                var office = new Office(space);
                office.convert(files);
                compare(office, i, files, looks);
            } catch (UnreadableDeck e) {
                looks.leaveOut(i, "refused: " + e.reason());
            }
            FileSystemUtils.deleteRecursively(space);
        }
        return looks;
    }

    private static void compare(Office office, int deck, List<Path> files, Looks looks)
            throws IOException, InterruptedException {
        Optional<PDDocument> original = office.pages(files.getFirst());
        if (original.isEmpty()) {
            looks.leaveOut(deck, "LibreOffice does not convert it");
            return;
        }
        try (PDDocument pages = original.get()) {
            if (pages.getNumberOfPages() != files.size() - 1) {
                looks.leaveOut(deck, "LibreOffice sees %d of its %d slides".formatted(pages.getNumberOfPages(),
                        files.size() - 1));
                return;
            }
            List<Integer> unlike = new ArrayList<>();
            for (int position = 1; position < files.size(); position++) {
                Optional<PDDocument> copy = office.pages(files.get(position));
                assertThat(copy).as("deck %d, slide %d is converted", deck, position).isPresent();
                try (PDDocument page = copy.orElseThrow()) {
                    if (looks.add(deck, position, Office.draw(pages, position - 1), Office.draw(page, 0))) {
                        unlike.add(position);
                    }
                }
            }
            compareAgain(office, deck, files, unlike, looks);
        }
    }

    private static void compareAgain(Office office, int deck, List<Path> files, List<Integer> positions, Looks looks)
            throws IOException, InterruptedException {
        Map<Integer, Path> originals = new TreeMap<>();
        for (int position : positions) {
            Path original = files.getFirst().resolveSibling("original-" + position + ".pptx");
            originals.put(position, RawDeck.of(files.getFirst()).listFirst(position).save(original));
        }
        office.convert(List.copyOf(originals.values()));
        for (Map.Entry<Integer, Path> original : originals.entrySet()) {
            int position = original.getKey();
            try (PDDocument before = office.pages(original.getValue()).orElseThrow();
                    PDDocument after = office.pages(files.get(position)).orElseThrow()) {
                looks.addAgain(deck, position, Office.draw(before, 0), Office.draw(after, 0));
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
        var looks = new Looks("together");
        try (PDDocument together = office.pages(assembled).orElseThrow()) {
            for (int i = 0; i < picks.size(); i++) {
                Pick pick = picks.get(i);
                try (PDDocument original = office.pages(files.get(pick.deck())).orElseThrow()) {
                    looks.add(pick.deck(), pick.position(), Office.draw(original, pick.position() - 1),
                            Office.draw(together, i));
                }
            }
        }
        return looks;
    }
}
