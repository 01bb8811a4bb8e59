package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedWorkerIT {

    private static final ReadingSettings SETTINGS = ReadingSettings.defaults();

    @TempDir
    private Path folder;

    @Test
    void readsFromThePackagedJar() throws Exception {
        Path markdown = Files.writeString(folder.resolve("deck.md"), "# One\n\n---\n\n# Two\n");
        var deck = new Decks();
        deck.slide("A slide");
        Path presentation = deck.save(folder.resolve("deck.pptx"));
        var command = WorkerCommand.ofJar(Path.of(System.getProperty("riffbook.jar")), SETTINGS);

        try (var reader = new DeckReader(SETTINGS, command)) {
            try (Reading reading = reader.read(markdown, "deck.md", Wanted.EVERYTHING, _ -> {})) {
                assertThat(reading.passages()).extracting(passage -> passage.content().title()).containsExactly("One",
                        "Two");
                assertThat(reading.passages()).allSatisfy(
                        passage -> assertThat(passage.preview().map(Preview::isText)).contains(true));
            }
            try (Reading reading = reader.read(presentation, "deck.pptx", Wanted.EVERYTHING, _ -> {})) {
                assertThat(reading.passages()).singleElement()
                        .satisfies(passage -> assertThat(passage.preview().map(Preview::isText)).contains(false));
            }
        }
    }
}
