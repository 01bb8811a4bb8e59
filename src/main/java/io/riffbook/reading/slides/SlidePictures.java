package io.riffbook.reading.slides;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xslf.usermodel.XSLFPictureData;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/// The pictures of a slide, told apart by their content: a slide whose picture was exchanged is another slide.
final class SlidePictures {

    private final Map<String, String> hashes = new HashMap<>();

    List<String> hashes(XSLFSlide slide) {
        List<String> found = new ArrayList<>();
        for (POIXMLDocumentPart part : slide.getRelations()) {
            if (part instanceof XSLFPictureData) {
                PackagePart picture = part.getPackagePart();
                found.add(hashes.computeIfAbsent(picture.getPartName().getName(), _ -> hash(picture)));
            }
        }
        return found;
    }

    private static String hash(PackagePart part) {
        try (InputStream in = new DigestInputStream(part.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            // A picture that can't be read is none.
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
