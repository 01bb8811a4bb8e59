package io.riffbook.reading.slides;

import io.riffbook.reading.Limits;
import io.riffbook.reading.Link;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.ddf.AbstractEscherOptRecord;
import org.apache.poi.ddf.EscherComplexProperty;
import org.apache.poi.ddf.EscherProperty;
import org.apache.poi.ddf.EscherPropertyTypes;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFHyperlink;
import org.apache.poi.hslf.usermodel.HSLFPictureShape;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSimpleShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.jspecify.annotations.Nullable;

/// Where a slide in the binary format leads to, what its pictures are said to show, and which pictures they are.
final class BinaryReferences {

    private final List<Link> links = new ArrayList<>();
    private final List<String> altTexts = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();

    BinaryReferences(HSLFSlide slide) {
        walk(slide.getShapes(), 0);
    }

    List<Link> links() {
        return links;
    }

    List<String> altTexts() {
        return altTexts;
    }

    /// Hashes of the pictures.
    List<String> pictures() {
        return pictures;
    }

    private void walk(List<HSLFShape> shapes, int depth) {
        for (HSLFShape shape : shapes) {
            String shows = AltText.of("", description(shape));
            if (!shows.isEmpty()) {
                altTexts.add(shows);
            }
            if (shape instanceof HSLFTextShape text) {
                addLinksOf(text);
            }
            if (shape instanceof HSLFSimpleShape simple) {
                add(simple.getHyperlink(), shape instanceof HSLFTextShape text ? text.getText() : shows);
            }
            if (shape instanceof HSLFPictureShape picture && picture.getPictureData() != null) {
                pictures.add(hash(picture.getPictureData().getRawData()));
            }
            if (shape instanceof HSLFGroupShape group && depth < Limits.NESTING) {
                walk(group.getShapes(), depth + 1);
            }
        }
    }

    private void addLinksOf(HSLFTextShape shape) {
        String text = shape.getRawText();
        for (HSLFHyperlink link : shape.getHyperlinks()) {
            int start = Math.clamp(link.getStartIndex(), 0, text.length());
            add(link, text.substring(start, Math.clamp(link.getEndIndex(), start, text.length())));
        }
    }

    private void add(@Nullable HSLFHyperlink link, @Nullable String words) {
        if (link != null && link.getAddress() != null) {
            Link.to(link.getAddress(), words == null ? "" : words).ifPresent(links::add);
        }
    }

    private static String description(HSLFShape shape) {
        AbstractEscherOptRecord options = shape.getEscherOptRecord();
        EscherProperty property = options == null
                ? null
                : HSLFShape.getEscherProperty(options, EscherPropertyTypes.GROUPSHAPE__DESCRIPTION);
        return property instanceof EscherComplexProperty text
                ? new String(text.getComplexData(), StandardCharsets.UTF_16LE).replace("\0", "")
                : "";
    }

    private static String hash(byte[] picture) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
