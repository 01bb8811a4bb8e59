package io.riffbook.reading.composing;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/// Sets text in the very fonts that Java measured it with, found among those of this machine, as far as they may be embedded. Of each,
/// only the letters that are used go into the document.
final class PageFonts extends PdfBoxGraphics2DFontTextDrawer {

    private final Map<String, Optional<PDFont>> found = new HashMap<>();

    @Override
    protected @Nullable PDFont mapFont(Font font, IFontTextDrawerEnv env) {
        return found.computeIfAbsent(font.getPSName(), name -> load(name, env.getDocument())).orElse(null);
    }

    private static Optional<PDFont> load(String name, PDDocument pdf) {
        FontMapping<TrueTypeFont> mapping = FontMappers.instance().getTrueTypeFont(name, null);
        if (mapping == null || mapping.isFallback()) {
            return Optional.empty();
        }
        try {
            String loaded = mapping.getFont().getName();
            return loaded.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))
                    ? Optional.of(PDType0Font.load(pdf, mapping.getFont(), true))
                    : Optional.empty();
        } catch (IOException e) {
            // Not every font may be embedded.
            return Optional.empty();
        }
    }
}
