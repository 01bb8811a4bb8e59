package io.riffbook.reading.slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riffbook.reading.Answers;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Decks;
import io.riffbook.reading.UnreadableDeck.Reason;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerRequest;
import io.riffbook.reading.openxml.RawDeck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Presentations in Open XML, whatever kind of file they were saved as.
class PresentationKindsTest {

    @TempDir
    private Path folder;

    private Path plain = Path.of("deck.pptx");

    @BeforeEach
    void writeADeck() throws IOException {
        var deck = new Decks();
        Decks.box(deck.slide("First"), "words");
        deck.slide("Second");
        plain = deck.save(folder.resolve("deck.pptx"));
    }

    @ParameterizedTest
    @CsvSource({
            "show.ppsx, application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
            "template.potx, application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"})
    void readsShowsAndTemplatesAndKeepsThemAsTheyAre(String name, String type) throws IOException {
        Answers answers = Answers.text(SlideContents.as(type, RawDeck.of(plain)).save(folder.resolve(name)));

        assertThat(answers.passages).hasSize(2).first().satisfies(first -> assertThat(first.body()).isEqualTo("words"));
        assertThat(answers.format()).isEqualTo(DeckFormat.PPTX);
        assertThat(answers.cleaned()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"deck.pptm, application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            "show.ppsm, application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
            "template.potm, application/vnd.ms-powerpoint.template.macroEnabled.main+xml"})
    void keepsAFileWithoutItsMacros(String name, String type) throws IOException {
        Path file = SlideContents.withMacros(SlideContents.as(type, RawDeck.of(plain))).save(folder.resolve(name));
        Path answersIn = Files.createDirectory(folder.resolve("answers"));

        Answers answers = Answers.slides(file, answersIn);

        assertThat(answers.passages).hasSize(2);
        assertThat(answers.format()).isEqualTo(DeckFormat.PPTX);
        assertThat(answers.cleaned()).isTrue();
        RawDeck kept = RawDeck.of(answersIn.resolve("cleaned"));
        assertThat(kept.has("ppt/vbaProject.bin")).isFalse();
        assertThat(kept.text("[Content_Types].xml")).doesNotContainIgnoringCase("vba", "macro");
        assertThat(titles(answersIn.resolve("cleaned"))).containsExactly("First", "Second");
        assertThat(titles(slide(answersIn, 2))).containsExactly("Second");
    }

    @Test
    void takesTheMacrosFromAFileThatSaysItHasNone() throws IOException {
        Path file = SlideContents.withMacros(RawDeck.of(plain)).save(folder.resolve("named.pptx"));

        assertThat(Answers.text(file).cleaned()).isTrue();
    }

    @Test
    void readsSplitsAndDrawsStrictOpenXmlAndKeepsTheFileAsItIs() throws IOException {
        Path strict = SlideContents.strict(RawDeck.of(plain)).save(folder.resolve("strict.pptx"));
        Path answersIn = Files.createDirectory(folder.resolve("answers"));

        Answers answers = Answers.slides(strict, answersIn);

        assertThat(answers.passages).hasSize(2).first().satisfies(first -> assertThat(first.body()).isEqualTo("words"));
        assertThat(answers.cleaned()).isFalse();
        assertThat(answers.split).containsExactly(true, true);
        assertThat(titles(slide(answersIn, 1))).containsExactly("First");
        assertThat(Answers.previews(strict, answersIn).drawn).extracting(Drawn::outcome)
                .containsOnly(Drawn.Outcome.SLIDE);
    }

    @Test
    void makesAFileOfEachSlide() throws IOException {
        Path answersIn = Files.createDirectory(folder.resolve("answers"));

        Answers answers = Answers.slides(plain, answersIn);

        assertThat(answers.split).containsExactly(true, true);
        assertThat(titles(slide(answersIn, 1))).containsExactly("First");
        assertThat(titles(slide(answersIn, 2))).containsExactly("Second");
    }

    @Test
    void copiesTheDeckForAnotherProgramToDraw() throws IOException {
        Path copy = folder.resolve("copy.pptx");
        try (PresentationFile deck = PresentationFile.open(plain)) {
            assertThat(deck.copyTo(copy)).isTrue();
        }

        assertThat(titles(copy)).containsExactly("First", "Second");
    }

    @Test
    void leavesNoCopyBehind() throws IOException {
        Path strict = SlideContents.strict(RawDeck.of(plain)).save(folder.resolve("strict.pptx"));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = copies(temporary);

        Answers.text(strict);

        assertThat(copies(temporary)).isEqualTo(before);
    }

    @Test
    void refusesAPresentationProtectedWithAPassword() throws Exception {
        Path file = folder.resolve("protected.pptx");
        try (var container = new POIFSFileSystem(); OutputStream out = Files.newOutputStream(file)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("open sesame");
            try (OutputStream encrypted = encryptor.getDataStream(container)) {
                Files.copy(plain, encrypted);
            }
            container.writeFilesystem(out);
        }

        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> Answers.text(file))
                .extracting(UnreadableDeck::reason).isEqualTo(Reason.ENCRYPTED);
    }

    private static Path slide(Path folder, int position) {
        return new WorkerRequest(folder, "", folder, false, 0, 0, false).slide(position);
    }

    private static List<Path> copies(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("normalised")).sorted().toList();
        }
    }

    private static List<String> titles(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file); var show = new XMLSlideShow(in)) {
            return show.getSlides().stream().map(slide -> String.valueOf(slide.getTitle())).toList();
        }
    }
}
