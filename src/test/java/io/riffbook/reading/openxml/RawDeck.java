package io.riffbook.reading.openxml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A presentation as its entries: for parts that no library makes, and to look at what was written.
public final class RawDeck {

    public static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static final Pattern SLIDES = Pattern.compile("(?s)<(\\w+:)?sldIdLst\\b[^>]*>(.*?)</(\\w+:)?sldIdLst>");
    private static final Pattern SLIDE = Pattern.compile("(?s)<(\\w+:)?sldId\\b[^>]*?(/>|>.*?</(\\w+:)?sldId>)");

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private int relationships;

    public static RawDeck of(Path file) throws IOException {
        var deck = new RawDeck();
        try (var in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                deck.entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return deck;
    }

    Set<String> names() {
        return entries.keySet();
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    byte[] bytes(String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new AssertionError("No " + name + " in " + entries.keySet());
        }
        return bytes;
    }

    public String text(String name) {
        return new String(bytes(name), UTF_8);
    }

    public RawDeck change(String name, UnaryOperator<String> change) {
        entries.put(name, change.apply(text(name)).getBytes(UTF_8));
        return this;
    }

    public RawDeck changeAll(UnaryOperator<String> change) {
        entries.replaceAll((name, bytes) -> name.endsWith(".xml") || name.endsWith(".rels")
                ? change.apply(new String(bytes, UTF_8)).getBytes(UTF_8)
                : bytes);
        return this;
    }

    /// Adds a part, and says what it is.
    public RawDeck add(String name, String contentType, String content) {
        return add(name, contentType, content.getBytes(UTF_8));
    }

    public RawDeck add(String name, String contentType, byte[] content) {
        entries.put(name, content);
        return change("[Content_Types].xml", types -> types.replace("</Types>",
                "<Override PartName=\"/" + name + "\" ContentType=\"" + contentType + "\"/></Types>"));
    }

    /// Relates a part to another, by the last step of a usual type or by a whole type; gives the new id.
    public String relate(String owner, String type, String target) {
        return relate(owner, type, "/" + target, "");
    }

    String relateOutside(String owner, String type, String target) {
        return relate(owner, type, target, " TargetMode=\"External\"");
    }

    private String relate(String owner, String type, String target, String mode) {
        String id = "rIdNew" + ++relationships;
        String whole = type.startsWith("http") ? type : OFFICE + type;
        String name = relationshipsOf(owner);
        entries.computeIfAbsent(name, _ -> """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"""
                .getBytes(UTF_8));
        change(name, text -> text.replace("</Relationships>", "<Relationship Id=\"" + id + "\" Type=\"" + whole
                + "\" Target=\"" + target + "\"" + mode + "/></Relationships>"));
        return id;
    }

    static String relationshipsOf(String part) {
        int slash = part.lastIndexOf('/');
        return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
    }

    /// Puts XML before the first place of the text.
    public RawDeck insert(String part, String before, String xml) {
        return change(part, text -> {
            int place = text.indexOf(before);
            if (place < 0) {
                throw new AssertionError("No " + before + " in " + part + ": " + text);
            }
            return text.substring(0, place) + xml + text.substring(place);
        });
    }

    /// Puts shapes on a slide.
    public RawDeck shapes(int slide, String xml) {
        return insert(slide(slide), "</p:spTree>", xml);
    }

    /// Leaves all parts as they are, but lets one of the slides, from 1, be the first.
    RawDeck listFirst(int position) {
        String presentation = names().stream().filter(name -> name.matches("(?i)ppt/presentation[^/]*\\.xml"))
                .findFirst()
                .orElseThrow();
        return change(presentation, text -> {
            Matcher list = SLIDES.matcher(text);
            if (!list.find()) {
                throw new AssertionError("No list of slides in " + text);
            }
            List<String> slides = SLIDE.matcher(list.group(2)).results().map(MatchResult::group).toList();
            return text.substring(0, list.start(2)) + slides.get(position - 1)
                    + list.group(2).replace(slides.get(position - 1), "") + text.substring(list.end(2));
        });
    }

    public static String slide(int number) {
        return "ppt/slides/slide" + number + ".xml";
    }

    public Path save(Path file) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return file;
    }
}
