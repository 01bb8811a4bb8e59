package io.riffbook.reading.composing;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSheet;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextFont;

/// Fonts of this machine in place of those that a presentation names and this machine lacks: to measure and to draw with. Java itself
/// would take a wider one.
final class InstalledFonts {

    private static final String COURIER = "Courier New";

    private static final String FONTS = """
            declare namespace a='http://schemas.openxmlformats.org/drawingml/2006/main' .//a:%s""";
    private static final List<String> SANS = List.of("Liberation Sans", "Arimo", "Arial", "Helvetica", "DejaVu Sans");
    private static final List<String> SERIF = List.of("Liberation Serif", "Tinos", "Times New Roman", "DejaVu Serif");
    private static final List<String> WIDTH = List.of("Liberation Mono", "Cousine", "Courier New", "DejaVu Sans Mono");
    private static final Map<String, String> SAME_WIDTHS = Map.of("calibri", "Carlito", "cambria", "Caladea");

    private static final Map<String, String> FAMILIES = Stream
            .of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name, (one, _) -> one));
    private final Map<CTTextFont, String> replaced = new LinkedHashMap<>();

    /// Replaces those in the masters, layouts and slides there are by now.
    void replaceIn(XMLSlideShow show) {
        for (XSLFSlideMaster master : show.getSlideMasters()) {
            replaceIn(master.getTheme().getXmlObject());
            replaceIn(master);
            for (XSLFSlideLayout layout : master.getSlideLayouts()) {
                replaceIn(layout);
            }
        }
        show.getSlides().forEach(this::replaceIn);
    }

    /// Letters of one width.
    static String mono() {
        return nearest(COURIER);
    }

    /// As it was; and code, which was set in a font of this machine, is in one that is known everywhere.
    void undo(XMLSlideShow show) {
        replaced.forEach(CTTextFont::setTypeface);
        replaced.clear();
        for (XSLFSlide slide : show.getSlides()) {
            for (XmlObject found : slide.getXmlObject().selectPath(FONTS.formatted("latin"))) {
                if (found instanceof CTTextFont font && mono().equals(font.getTypeface())) {
                    font.setTypeface(COURIER);
                }
            }
        }
    }

    /// The family itself, or the one that comes nearest to it here.
    static String nearest(String family) {
        String name = family.toLowerCase(Locale.ROOT);
        String same = FAMILIES.get(SAME_WIDTHS.getOrDefault(name, name).toLowerCase(Locale.ROOT));
        if (same != null) {
            return same;
        }
        boolean mono = name.contains("mono") || name.contains("courier") || name.contains("consolas")
                || name.contains("menlo");
        boolean serif = name.contains("times") || (name.contains("serif") && !name.contains("sans"))
                || name.contains("georgia") || name.contains("garamond") || name.contains("cambria");
        return (mono ? WIDTH : serif ? SERIF : SANS).stream()
                .filter(candidate -> FAMILIES.containsKey(candidate.toLowerCase(Locale.ROOT))).findFirst()
                .orElse(mono ? Font.MONOSPACED : serif ? Font.SERIF : Font.SANS_SERIF);
    }

    private void replaceIn(XSLFSheet sheet) {
        replaceIn(sheet.getXmlObject());
    }

    private void replaceIn(XmlObject xml) {
        for (String kind : List.of("latin", "buFont")) {
            for (XmlObject found : xml.selectPath(FONTS.formatted(kind))) {
                if (found instanceof CTTextFont font && isNamed(font)) {
                    String family = font.getTypeface();
                    String nearest = nearest(family);
                    if (!nearest.equals(family)) {
                        replaced.putIfAbsent(font, family);
                        font.setTypeface(nearest);
                    }
                }
            }
        }
    }

    /// Symbols have no letters that another font could stand in for.
    private static boolean isNamed(CTTextFont font) {
        String family = font.getTypeface();
        return family != null && !family.isBlank() && !family.startsWith("+") && !family.contains("dings")
                && !family.contains("Symbol");
    }
}
