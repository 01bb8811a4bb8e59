package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each slide of real decks travels alone: into a package as PowerPoint wants it, that POI opens.
class CorpusSlidesTest {

    static {
        // POI takes what compresses well for a bomb; the copier goes by sizes.
        ZipSecureFile.setMinInflateRatio(0);
    }

    @TempDir
    private Path folder;

    @Test
    void writesWellFormedPackagesForTheSlidesOfThreeRealDecks() throws IOException {
        List<Path> decks = CorpusDecks.presentations("decks/real");

        assertThat(slidesThatTravel(List.of(decks.get(10), decks.get(26), decks.get(30)))).isGreaterThan(30);
    }

    @Test
    @Tag("long")
    void writesWellFormedPackagesForEverySlideOfTheCorpus() throws IOException {
        System.out.println("Slides that travel: " + slidesThatTravel(CorpusDecks.presentations("decks")));
    }

    @Test
    void refusesOrCopiesHostileFilesAndNothingElse() throws IOException {
        System.out.println("Slides of hostile files that travel: "
                + slidesThatTravel(CorpusDecks.presentations("hostile")));
    }

    private int slidesThatTravel(List<Path> decks) throws IOException {
        int slides = 0;
        Map<UnreadableDeck.Reason, Integer> refused = new EnumMap<>(UnreadableDeck.Reason.class);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < decks.size(); i++) {
            int position = 0;
            try (DeckParts deck = DeckParts.open(decks.get(i))) {
                while (position < deck.slides()) {
                    position++;
                    travel(deck, position);
                    slides++;
                }
            } catch (UnreadableDeck e) {
                refused.merge(e.reason(), 1, Integer::sum);
            } catch (IOException | RuntimeException | AssertionError e) {
                faults.add("deck %d, slide %d: %s".formatted(i, position, e));
            }
        }
        System.out.println("Decks refused: " + refused);
        assertThat(faults).isEmpty();
        return slides;
    }

    private void travel(DeckParts deck, int position) throws IOException {
        Path alone = folder.resolve("alone.pptx");
        DeckAssembly.of(deck, position, "Deck").writeTo(alone);
        WrittenPackage.check(alone);
        try (var show = new XMLSlideShow(Files.newInputStream(alone))) {
            assertThat(show.getSlides()).hasSize(1);
        }
    }
}
