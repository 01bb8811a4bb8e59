package io.riffbook.reading.slides;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xslf.usermodel.XSLFPictureData;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/// The pictures and the charts of a slide, told apart by their content: a slide whose picture was exchanged, or whose chart has
/// other numbers, is another slide. Of a chart, only what it says counts: programs write its looks anew each time.
final class SlideHashes {

    private final Map<String, String> hashes = new HashMap<>();

    List<String> of(XSLFSlide slide) {
        List<String> found = new ArrayList<>();
        for (POIXMLDocumentPart part : slide.getRelations()) {
            if (isChart(part)) {
                found.add(hash(part, SlideHashes::digestWords));
                addPictures(part, found);
            } else if (isDiagram(part)) {
                addPictures(part, found);
            }
        }
        addPictures(slide, found);
        return found;
    }

    private void addPictures(POIXMLDocumentPart parent, List<String> found) {
        for (POIXMLDocumentPart part : parent.getRelations()) {
            if (part instanceof XSLFPictureData || part.getPackagePart().getContentType().startsWith("image/")) {
                found.add(hash(part, SlideHashes::digestBytes));
            }
        }
    }

    private static boolean isChart(POIXMLDocumentPart part) {
        String type = part.getPackagePart().getContentType();
        return type.endsWith("chart+xml") || type.endsWith("chartex+xml");
    }

    private static boolean isDiagram(POIXMLDocumentPart part) {
        return part.getPackagePart().getContentType().contains("diagram");
    }

    private interface Content {

        void digest(InputStream in, MessageDigest digest) throws IOException;
    }

    private String hash(POIXMLDocumentPart part, Content content) {
        PackagePart source = part.getPackagePart();
        return hashes.computeIfAbsent(source.getPartName().getName(), _ -> hash(source, content));
    }

    private static String hash(PackagePart part, Content content) {
        try (InputStream in = part.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.digest(in, digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            // A picture that can't be read is none.
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void digestBytes(InputStream in, MessageDigest digest) throws IOException {
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    private static void digestWords(InputStream in, MessageDigest digest) throws IOException {
        XMLInputFactory factory = XMLHelper.newXMLInputFactory();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.CHARACTERS && !reader.isWhiteSpace()) {
                    digest.update(reader.getText().getBytes(StandardCharsets.UTF_8));
                } else if (reader.isEndElement()) {
                    digest.update((byte) 0);
                }
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException("A chart that is no XML", e);
        }
    }
}
