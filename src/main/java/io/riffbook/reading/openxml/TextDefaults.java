package io.riffbook.reading.openxml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Lets text boxes and tables look as in their own deck: what they don't say themselves, they take from the
/// presentation's defaults of text, of which a file has one set, the first deck's. Where another deck's defaults
/// differ, the difference is written into the text itself.
final class TextDefaults {

    private static final int LEVELS = 9;
    /// What a level is that says nothing.
    private static final String NEUTRAL = """
            <a:lvl1pPr xmlns:a="%s" marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" fontAlgn="auto"
                latinLnBrk="0" hangingPunct="1">
              <a:lnSpc><a:spcPct val="100000"/></a:lnSpc>
              <a:spcBef><a:spcPts val="0"/></a:spcBef>
              <a:spcAft><a:spcPts val="0"/></a:spcAft>
              <a:buNone/>
              <a:defRPr sz="1800" b="0" i="0" u="none" strike="noStrike" kern="0" cap="none" spc="0" baseline="0">
                <a:solidFill><a:schemeClr val="tx1"/></a:solidFill>
                <a:latin typeface="+mn-lt"/>
                <a:ea typeface="+mn-ea"/>
                <a:cs typeface="+mn-cs"/>
              </a:defRPr>
            </a:lvl1pPr>
            """.formatted(Xml.DRAWING);

    private final DeckParts first;
    private final Map<OpcFile, List<TextLevel>> differences = new HashMap<>();

    TextDefaults(DeckParts first) {
        this.first = first;
    }

    /// Looks at a deck before its slides are copied.
    void add(DeckParts deck) throws IOException {
        if (differences.containsKey(deck.file())) {
            return;
        }
        TextLevel neutral = TextLevel.of(Xml.document(NEUTRAL.getBytes(StandardCharsets.UTF_8)).getDocumentElement());
        List<TextLevel> own = levels(deck, neutral);
        List<TextLevel> ruling = levels(first, neutral);
        var difference = new ArrayList<TextLevel>();
        for (int i = 0; i < LEVELS; i++) {
            difference.add(own.get(i).without(ruling.get(i)));
        }
        differences.put(deck.file(), List.copyOf(difference));
    }

    private static List<TextLevel> levels(DeckParts deck, TextLevel neutral) {
        Element defaults = DeckParts.child(deck.document().getDocumentElement(), "defaultTextStyle");
        return IntStream.rangeClosed(1, LEVELS)
                .mapToObj(level -> Optional.ofNullable(defaults)
                        .flatMap(style -> Optional.ofNullable(DeckParts.child(style, name(level))))
                        .map(own -> TextLevel.of(own).over(neutral)).orElse(neutral))
                .toList();
    }

    private static String name(int level) {
        return "lvl" + level + "pPr";
    }

    /// Tells decks apart whose defaults differ: equal for all that go by the file's.
    String key(OpcFile file) {
        List<TextLevel> difference = differences.getOrDefault(file, List.of());
        return difference.stream().allMatch(TextLevel::isEmpty)
                ? ""
                : difference.stream().map(TextLevel::text).toList().toString();
    }

    /// Writes what differs into a copied slide, layout or master of that file.
    void carry(OpcFile file, CopiedPart copy) throws IOException {
        List<TextLevel> difference = differences.getOrDefault(file, List.of());
        if (difference.stream().allMatch(TextLevel::isEmpty)) {
            return;
        }
        Document document = copy.document();
        for (Element body : PlainContent.elements(document)) {
            if (body.getLocalName().equals("txBody")) {
                carry(difference, body);
            }
        }
        copy.rewrite(Xml.bytes(document));
    }

    private static void carry(List<TextLevel> difference, Element body) {
        Element owner = (Element) body.getParentNode();
        boolean cell = owner.getLocalName().equals("tc");
        if (!cell && (!owner.getLocalName().equals("sp") || isPlaceholder(owner))) {
            return;
        }
        // The colour and font of a shape's or a table's style stand above the defaults.
        boolean styled = cell || DeckParts.child(owner, "style") != null;
        Element style = style(body);
        for (int i = 0; i < LEVELS; i++) {
            TextLevel level = styled ? difference.get(i).withoutColourAndFonts() : difference.get(i);
            if (!level.isEmpty()) {
                level.putInto(level(style, i + 1));
            }
        }
    }

    private static boolean isPlaceholder(Element shape) {
        Element properties = DeckParts.child(shape, "nvSpPr");
        Element own = properties == null ? null : DeckParts.child(properties, "nvPr");
        return own != null && DeckParts.child(own, "ph") != null;
    }

    private static Element style(Element body) {
        Element known = DeckParts.child(body, "lstStyle");
        if (known != null) {
            return known;
        }
        Element style = body.getOwnerDocument().createElementNS(Xml.DRAWING, "a:lstStyle");
        Element before = PlainContent.children(body).stream()
                .filter(child -> !"bodyPr".equals(child.getLocalName())).findFirst().orElse(null);
        body.insertBefore(style, before);
        return style;
    }

    private static Element level(Element style, int level) {
        Element known = DeckParts.child(style, name(level));
        if (known != null) {
            return known;
        }
        Element created = style.getOwnerDocument().createElementNS(Xml.DRAWING, "a:" + name(level));
        Element before = PlainContent.children(style).stream().filter(child -> isAfter(child, level)).findFirst()
                .orElse(null);
        style.insertBefore(created, before);
        return created;
    }

    private static boolean isAfter(Element child, int level) {
        String name = child.getLocalName();
        return name.equals("extLst") || (name.startsWith("lvl") && name.compareTo(name(level)) > 0);
    }
}
