package io.riffbook.reading.slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riffbook.reading.Answers;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Link;
import io.riffbook.reading.UnreadableDeck.Reason;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.WorkerMessage.Drawn;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.ddf.EscherComplexProperty;
import org.apache.poi.ddf.EscherPropertyTypes;
import org.apache.poi.hpsf.ClassIDPredefined;
import org.apache.poi.hslf.record.ExOleObjStg;
import org.apache.poi.hslf.record.Record;
import org.apache.poi.hslf.usermodel.HSLFPictureShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFSlideShowImpl;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryPresentationFileTest {

    private static final int VBA_INFO = 1023;
    private static final int VBA_INFO_ATOM = 1024;

    private final HSLFSlideShow show = new HSLFSlideShow();

    @TempDir
    private Path folder;

    @Test
    void readsTitleAndText() throws IOException {
        box(slide("Why Brightwater wins"), "Pumps that\u000bnever stop");

        Answers answers = read();

        assertThat(answers.only().title()).isEqualTo("Why Brightwater wins");
        assertThat(answers.only().body()).isEqualTo("Pumps that\\\nnever stop");
        assertThat(answers.format()).isEqualTo(DeckFormat.PPT);
        assertThat(answers.cleaned()).isFalse();
    }

    @Test
    void turnsLevelsIntoNestedLists() throws IOException {
        HSLFTextBox box = box(slide("Levels"), "First\rBelow the first\rSecond");
        for (int i = 0; i < 3; i++) {
            HSLFTextParagraph paragraph = box.getTextParagraphs().get(i);
            paragraph.setBullet(true);
            paragraph.setIndentLevel(i % 2);
        }

        assertThat(read().only().body()).isEqualTo("- First\n  - Below the first\n- Second");
    }

    @Test
    void turnsTablesIntoMarkdown() throws IOException {
        HSLFTable table = slide("Prices").createTable(2, 2);
        table.setAnchor(new Rectangle(50, 100, 300, 80));
        table.getCell(0, 0).setText("Plan");
        table.getCell(0, 1).setText("Price");
        table.getCell(1, 0).setText("Solo");
        table.getCell(1, 1).setText("9 €");

        assertThat(read().only().body()).isEqualTo("| Plan | Price |\n| --- | --- |\n| Solo | 9 € |");
    }

    @Test
    void readsTextInGroups() throws IOException {
        var group = slide("Groups").createGroup();
        group.setAnchor(new Rectangle(10, 10, 300, 300));
        group.createTextBox().setText("inner words");

        assertThat(read().only().body()).isEqualTo("inner words");
    }

    @Test
    void marksHiddenSlides() throws IOException {
        slide("Hidden").setHidden(true);

        assertThat(read().only().hidden()).isTrue();
    }

    @Test
    void findsLinksAndWhatPicturesAreSaidToShow() throws IOException {
        HSLFSlide slide = slide("References");
        HSLFTextBox box = box(slide, "The guide");
        box.getTextParagraphs().getFirst().getTextRuns().getFirst().createHyperlink()
                .linkToUrl("https://example.org/guide");
        HSLFPictureShape picture = slide.createPicture(show.addPicture(SlideContents.png(9, 9), PictureType.PNG));
        picture.setAnchor(new Rectangle(10, 10, 50, 50));
        byte[] words = "A pump in a mine\0".getBytes(StandardCharsets.UTF_16LE);
        var description = new EscherComplexProperty(EscherPropertyTypes.GROUPSHAPE__DESCRIPTION, false, words.length);
        description.setComplexData(words);
        picture.getEscherOptRecord().addEscherProperty(description);

        Answers answers = read();

        assertThat(answers.only().links()).contains(new Link("The guide", "https://example.org/guide"));
        assertThat(answers.only().altTexts()).containsExactly("A pump in a mine");
    }

    @Test
    void drawsSlidesButGivesThemNoFiles() throws IOException {
        slide("Drawn");
        Path file = save();
        Path answersIn = Files.createDirectory(folder.resolve("answers"));

        assertThat(Answers.previews(file, answersIn).drawn).containsExactly(new Drawn(1, Drawn.Outcome.SLIDE));
        assertThat(Answers.slides(file, answersIn).split).containsExactly(false);
    }

    @Test
    void keepsAFileWithoutItsMacros() throws IOException {
        slide("With macros");
        addMacros();
        Path file = save();
        assertThat(macros(file)).isTrue();
        Path answersIn = Files.createDirectory(folder.resolve("answers"));

        Answers answers = Answers.slides(file, answersIn);

        assertThat(answers.cleaned()).isTrue();
        assertThat(answers.only().title()).isEqualTo("With macros");
        Path kept = answersIn.resolve("cleaned");
        assertThat(macros(kept)).isFalse();
        assertThat(Answers.text(kept).only().title()).isEqualTo("With macros");
        assertThat(Answers.text(kept).cleaned()).isFalse();
    }

    @Test
    void refusesAPresentationProtectedWithAPassword() throws IOException {
        slide("Secret");
        Biff8EncryptionKey.setCurrentUserPassword("open sesame");
        Path file;
        try {
            file = save();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertThatExceptionOfType(UnreadableDeck.class).isThrownBy(() -> Answers.text(file))
                .extracting(UnreadableDeck::reason).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void endsAPresentationCutAnywhereAsARefusal() throws IOException {
        for (int i = 0; i < 5; i++) {
            box(slide("Slide " + i), "words ".repeat(500));
        }
        byte[] whole = Files.readAllBytes(save());
        for (int part = 1; part < 20; part++) {
            Path cut = Files.write(folder.resolve("cut.ppt"), Arrays.copyOf(whole, whole.length * part / 20));

            assertThatExceptionOfType(Exception.class).as("cut at %d of 20", part)
                    .isThrownBy(() -> Answers.text(cut));
        }
    }

    private HSLFSlide slide(String title) {
        HSLFSlide slide = show.createSlide();
        slide.addTitle().setText(title);
        return slide;
    }

    private static HSLFTextBox box(HSLFSlide slide, String words) {
        HSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle(50, 200, 400, 100));
        box.setText(words);
        return box;
    }

    /// As PowerPoint does: the project in a storage of its own, and a record of the document that leads to it.
    private void addMacros() throws IOException {
        try (var project = new POIFSFileSystem()) {
            project.createDocument(new ByteArrayInputStream("Sub Secret".getBytes(StandardCharsets.US_ASCII)),
                    "VBA");
            // POI embeds only what it knows.
            project.getRoot().setStorageClsid(ClassIDPredefined.EXCEL_V8.getClassID());
            show.addEmbed(project);
        }
        int storage = Arrays.stream(show.getSlideShowImpl().getRecords()).filter(ExOleObjStg.class::isInstance)
                .mapToInt(record -> ((ExOleObjStg) record).getPersistId()).findFirst().orElseThrow();
        ByteBuffer record = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
        record.putShort((short) 0x1F).putShort((short) VBA_INFO).putInt(20);
        record.putShort((short) 0x02).putShort((short) VBA_INFO_ATOM).putInt(12);
        record.putInt(storage).putInt(1).putInt(2);
        show.getDocumentRecord().appendChildRecord(Record.buildRecordAtOffset(record.array(), 0));
    }

    private static boolean macros(Path file) throws IOException {
        try (var records = new HSLFSlideShowImpl(Files.newInputStream(file))) {
            boolean project = Arrays.stream(records.getRecords()).filter(ExOleObjStg.class::isInstance)
                    .anyMatch(record -> ((ExOleObjStg) record).getDataLength() > 0);
            return project || new BinaryMacros(records.getRecords()).present();
        }
    }

    private Answers read() throws IOException {
        return Answers.text(save());
    }

    private Path save() throws IOException {
        Path file = folder.resolve("deck.ppt");
        try (OutputStream out = Files.newOutputStream(file)) {
            show.write(out);
        }
        return file;
    }
}
