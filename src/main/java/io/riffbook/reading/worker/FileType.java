package io.riffbook.reading.worker;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.passage.PassageText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.TextDetector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/// Finds out what a file is from its content. The name counts for one thing only: text whose content leaves it open
/// what it is, is Markdown if the name says so.
final class FileType {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final List<String> MARKDOWN_ENDINGS = List.of("md", "markdown", "mdown", "txt");
    private static final List<String> PRESENTATIONS = List.of(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
            "application/vnd.openxmlformats-officedocument.presentationml.template",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
            "application/vnd.ms-powerpoint.template.macroenabled.12");
    private static final List<String> OFFICE_ENDINGS = List.of("pptx", "pptm", "ppsx", "ppsm", "potx", "potm",
            "docx", "odp", "otp");
    private static final Map<String, DeckFormat> DOCUMENTS = Map.of(DeckFormat.PPT.mediaType(), DeckFormat.PPT,
            DeckFormat.DOCX.mediaType(), DeckFormat.DOCX,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template", DeckFormat.DOCX,
            DeckFormat.ODP.mediaType(), DeckFormat.ODP,
            "application/vnd.oasis.opendocument.presentation-template", DeckFormat.ODP);
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("text/plain", "plain text"),
            Map.entry("application/zip", "a ZIP archive"),
            Map.entry("application/msword", "an old Word document (.doc)"),
            Map.entry("application/vnd.ms-powerpoint.addin.macroenabled.12", "a PowerPoint add-in (.ppam)"),
            Map.entry("application/vnd.ms-word.document.macroenabled.12", "a Word document with macros (.docm)"),
            Map.entry("application/vnd.ms-word.template.macroenabled.12", "a Word template with macros (.dotm)"),
            Map.entry("application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook (.xlsx)"),
            Map.entry("application/rtf", "rich text (RTF)"));
    private static final String PROTECTED = "application/x-tika-ooxml-protected";

    private FileType() {}

    /// @throws UnreadableDeck if it is nothing that is read, with the type found in its message
    static DeckFormat of(Path file, String fileName) throws IOException {
        byte[] start = start(file);
        if (startsWith(start, ZIP) || startsWith(start, EMPTY_ZIP)) {
            ArchiveCheck.check(file);
            return ofContainer(detect(new DefaultZipContainerDetector(), file), fileName);
        }
        if (startsWith(start, OLE2)) {
            return ofContainer(detect(new POIFSContainerDetector(), file), fileName);
        }
        if (startsWith(start, PDF) || isPdfBehindOtherBytes(file)) {
            return DeckFormat.PDF;
        }
        if (isText(file)) {
            Optional<DeckFormat> written = TextType.of(file);
            if (written.isPresent()) {
                return written.get();
            }
            if (MARKDOWN_ENDINGS.contains(ending(fileName))) {
                return DeckFormat.MARKDOWN;
            }
        }
        throw unsupported(fileName, detect(MimeTypes.getDefaultMimeTypes(), file).toString());
    }

    private static DeckFormat ofContainer(MediaType type, String fileName) {
        String name = type.toString();
        if (PRESENTATIONS.contains(name)) {
            return DeckFormat.PPTX;
        }
        DeckFormat document = DOCUMENTS.get(name);
        if (document != null) {
            return document;
        }
        if (name.equals(PROTECTED)) {
            throw UnreadableDeck.encrypted();
        }
        if (name.equals("application/zip") && isOfficeName(fileName)) {
            // An archive that lacks what makes it a document.
            throw UnreadableDeck.damaged();
        }
        throw unsupported(fileName, name);
    }

    private static UnreadableDeck unsupported(String fileName, String type) {
        String shortName = PassageText.line(fileName);
        String known = NAMES.get(type);
        return UnreadableDeck.unsupported(shortName, known == null ? "of type " + type : known);
    }

    private static boolean isOfficeName(String fileName) {
        return OFFICE_ENDINGS.contains(ending(fileName));
    }

    private static MediaType detect(Detector detector, Path file) throws IOException {
        try (TikaInputStream in = TikaInputStream.get(file)) {
            return detector.detect(in, new Metadata());
        }
    }

    /// By Tika's statistics of the first bytes: no control characters that text does not have.
    private static boolean isText(Path file) throws IOException {
        byte[] start = start(file);
        if (hasUtf16Mark(start)) {
            return true;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new TextDetector(4_096).detect(in, new Metadata()).equals(MediaType.TEXT_PLAIN);
        }
    }

    private static boolean hasUtf16Mark(byte[] start) {
        return start.length >= 2 && ((start[0] == (byte) 0xFF && start[1] == (byte) 0xFE)
                || (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF));
    }

    /// Programs accept some bytes before a PDF document; they are no text then, else what is read is the text.
    private static boolean isPdfBehindOtherBytes(Path file) throws IOException {
        return detect(MimeTypes.getDefaultMimeTypes(), file).toString().equals(DeckFormat.PDF.mediaType())
                && !isText(file);
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    private static boolean startsWith(byte[] start, byte[] mark) {
        return start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
    }

    /// The ending of the name in lower case, without the dot; empty if there is none.
    private static String ending(String fileName) {
        Path last = Path.of(fileName.replace('\0', ' ')).getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
