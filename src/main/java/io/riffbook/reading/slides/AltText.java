package io.riffbook.reading.slides;

import java.util.regex.Pattern;

/// Tells what somebody (or PowerPoint's own eyes) wrote of a picture from what programs put there by themselves.
final class AltText {

    private static final Pattern FILE = Pattern
            .compile(
                    "(?is)(?:.*[\\\\/:])?[^\\s\\\\/]*\\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|svg|webp|ico|heic|mp4|mov|wmv)");
    private static final Pattern PATH = Pattern.compile("(?s)(?:[A-Za-z]:[\\\\/]|\\\\\\\\|file:|Macintosh HD:).*");
    private static final Pattern NUMBERED = Pattern
            .compile("(?i)(?:picture|image|img|graphic|photo|clip ?art|shape|object|group"
                    + "|chart|diagram|table|video|content placeholder|picture placeholder|rectangle|oval|text ?box|straight connector"
                    + "|grafik|bild|inhaltsplatzhalter|bildplatzhalter|diagramm|gruppe|rechteck|imagen|gráfico|imagem|immagine|afbeelding"
                    + "|grupo|obraz|рисунок|图片|圖片|図|그림)[\\s_-]*\\d*");

    private AltText() {}

    /// The words, or empty if nobody meant them as words.
    ///
    /// @param title stands before the description, if it says something else
    static String of(String title, String description) {
        String said = meant(description);
        String heading = meant(title);
        if (said.isEmpty() || heading.isEmpty() || said.startsWith(heading)) {
            return said.isEmpty() ? heading : said;
        }
        return heading + ": " + said;
    }

    private static String meant(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        boolean automatic = FILE.matcher(line).matches() || PATH.matcher(line).matches()
                || NUMBERED.matcher(line).matches() || line.codePoints().noneMatch(Character::isLetter);
        return automatic ? "" : line;
    }
}
