package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riffbook.reading.UnreadableDeck.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntrustedFileTest {

    private static final String SLIDE = "ppt/slides/slide1.xml";

    @TempDir
    private Path folder;

    @Test
    void refusesTextNamedAsAPresentation() throws IOException {
        UnreadableDeck refusal = refusal(write("deck.pptx", "just text"));

        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(refusal).hasMessageContaining("\"deck.pptx\" is plain text");
    }

    @Test
    void takesAPdfForOneWhateverItsName() throws IOException {
        assertThat(refusal(write("deck.pptx", "%PDF-1.7\n")).reason()).isEqualTo(Reason.DAMAGED);
        assertThat(refusal(write("deck.md", "%PDF-1.7\n")).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void takesTextForMarkdownByItsNameOnlyIfItsContentLeavesItOpen() throws IOException {
        assertThat(Answers.text(write("deck.bin", "---\nmarp: true\n---\n\n# One\n")).format())
                .isEqualTo(DeckFormat.MARKDOWN);
        assertThat(Answers.text(write("deck.bin", "# One\n\n---\n\n# Two\n")).format())
                .isEqualTo(DeckFormat.MARKDOWN);
        assertThat(Answers.text(write("deck.md", "just text")).format()).isEqualTo(DeckFormat.MARKDOWN);
        assertThat(refusal(write("deck.bin", "just text")).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void readsAPresentationWhateverItsName() throws IOException {
        assertThat(Answers.text(Files.move(deck(), folder.resolve("deck.md"))).only().title()).isEqualTo("A slide");
    }

    @Test
    void refusesAnArchiveThatIsNoDocument() throws IOException {
        assertThat(refusal(zip("files.zip", "a.txt")).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
        assertThat(refusal(zip("deck.pptx", "a.txt")).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void refusesNamesThatClimbOutOfTheArchive() throws IOException {
        assertThat(refusal(zip("a.pptx", "../../etc/cron.d/x")).reason()).isEqualTo(Reason.UNSAFE);
        assertThat(refusal(zip("b.pptx", "ppt\\..\\..\\x")).reason()).isEqualTo(Reason.UNSAFE);
        assertThat(refusal(zip("c.pptx", "/etc/x")).reason()).isEqualTo(Reason.UNSAFE);
    }

    @Test
    void refusesTwoEntriesOfOneName() throws IOException {
        assertThat(refusal(zip("a.pptx", "ppt/slide.xml", "PPT/slide.xml")).reason()).isEqualTo(Reason.UNSAFE);
    }

    @Test
    void refusesABombWhateverItsRatio() throws IOException {
        Path bomb = folder.resolve("bomb.pptx");
        try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("ppt/presentation.xml"));
            fill(out, Limits.XML_ENTRY + 1);
        }

        assertThat(Files.size(bomb)).isLessThan(100_000);
        assertThat(refusal(bomb).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void readsAnHonestDeckThatCompressesWell() throws IOException {
        Path packed = Decks.changed(deck(), SLIDE, xml -> xml + " ".repeat(8 << 20));

        assertThat(Files.size(packed)).isLessThan(200_000);
        assertThat(Answers.text(packed).only().title()).isEqualTo("A slide");
    }

    @Test
    void refusesEntities() throws IOException {
        Path file = Decks.changed(deck(), SLIDE, xml -> xml.replaceFirst("(<\\?xml[^>]*\\?>)?",
                "$1<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>")
                .replace("A slide", "&b;"));

        assertThat(failure(file)).isNotNull();
    }

    @Test
    void readsNoLocalFileThroughAnExternalEntity() throws IOException {
        Path secret = write("secret.txt", "the-secret");
        Path file = Decks.changed(deck(), SLIDE, xml -> xml.replaceFirst("(<\\?xml[^>]*\\?>)?",
                "$1<!DOCTYPE x [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>").replace("A slide", "&a;"));

        assertThat(failure(file)).isNotNull();
    }

    @Test
    void endsAPresentationCutAnywhereAsARefusal() throws IOException {
        byte[] whole = Files.readAllBytes(deck());
        for (int part = 1; part < 20; part++) {
            Path cut = Files.write(folder.resolve("cut.pptx"), Arrays.copyOf(whole, whole.length * part / 20));

            assertThat(failure(cut)).as("cut at %d of 20", part).isNotNull();
        }
    }

    @Test
    void refusesAPresentationThatLacksASlide() throws IOException {
        Path file = Decks.changed(deck(), "ppt/_rels/presentation.xml.rels",
                xml -> xml.replace("slides/slide1.xml", "slides/slide7.xml"));

        assertThat(failure(file)).isNotNull();
    }

    private Path deck() throws IOException {
        var deck = new Decks();
        deck.slide("A slide");
        return deck.save(folder.resolve("deck.pptx"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static void fill(OutputStream out, long bytes) throws IOException {
        byte[] blank = new byte[1 << 20];
        for (long left = bytes; left > 0; left -= blank.length) {
            out.write(blank, 0, (int) Math.min(left, blank.length));
        }
    }

    private static UnreadableDeck refusal(Path file) {
        return catchThrowableOfType(UnreadableDeck.class, () -> Answers.text(file));
    }

    /// Any exception becomes a reason in the worker; see [ReadingWorker].
    private static Exception failure(Path file) {
        return catchThrowableOfType(Exception.class, () -> Answers.text(file));
    }
}
