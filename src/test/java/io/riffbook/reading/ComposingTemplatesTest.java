package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riffbook.reading.UnreadableDeck.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Templates are uploads: whatever one does, it ends as a refusal with its reason, and the next deck is composed.
class ComposingTemplatesTest {

    private static DeckReader reader;

    @TempDir
    private Path folder;

    private Path markdown;
    private Path template;

    @BeforeAll
    static void start() {
        ReadingSettings settings = ReadingSettings.defaults();
        reader = new DeckReader(settings, WorkerCommand.ofThisProgram(settings));
    }

    @AfterAll
    static void stop() {
        reader.close();
    }

    @BeforeEach
    void write() throws IOException {
        markdown = Files.writeString(folder.resolve("deck.md"), "# Fine\n\n---\n\n## A slide\n\n- One\n");
        var decks = new Decks();
        decks.slide("Old");
        template = decks.save(folder.resolve("template.pptx"));
    }

    @Test
    void composesWithATemplateThatIsFine() throws Exception {
        try (Composed composed = compose(template, ComposedFormat.PDF)) {
            assertThat(composed.slides()).isEqualTo(2);
            assertThat(composed.file()).exists().hasFileName("composed.pdf");
        }
    }

    @Test
    void refusesABomb() throws IOException {
        Path bomb = folder.resolve("bomb.pptx");
        try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("ppt/presentation.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }

        assertThat(refusal(bomb)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesWhatIsEncrypted() throws Exception {
        Path locked = folder.resolve("locked.pptx");
        var info = new EncryptionInfo(EncryptionMode.agile);
        Encryptor encryptor = info.getEncryptor();
        encryptor.confirmPassword("a password for tests only");
        try (var file = new POIFSFileSystem()) {
            try (OutputStream out = encryptor.getDataStream(file)) {
                Files.copy(template, out);
            }
            try (OutputStream out = Files.newOutputStream(locked)) {
                file.writeFilesystem(out);
            }
        }

        assertThat(refusal(locked)).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void refusesWhatIsCutOffAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(template);
        var random = new Random(4);
        for (int i = 0; i < 5; i++) {
            byte[] start = Arrays.copyOf(whole, 100 + random.nextInt(whole.length - 200));
            assertThat(refusal(Files.write(folder.resolve("cut" + i + ".pptx"), start)))
                    .isIn(Reason.DAMAGED, Reason.UNSUPPORTED_FORMAT);
        }
        compose(template, ComposedFormat.PPTX).close();
    }

    @Test
    void refusesAMasterThatIsNoXml() throws Exception {
        Path broken = Decks.changed(template, "ppt/slideMasters/slideMaster1.xml", _ -> "no XML");

        assertThat(refusal(broken)).isEqualTo(Reason.DAMAGED);
    }

    private Reason refusal(Path file) {
        return catchThrowableOfType(UnreadableDeck.class, () -> compose(file, ComposedFormat.PPTX)).reason();
    }

    private Composed compose(Path file, ComposedFormat format) throws InterruptedException {
        return reader.compose(markdown, Optional.of(file), format, "A title", _ -> {});
    }
}
