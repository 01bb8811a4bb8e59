package io.riffbook.reading.passage;

import io.riffbook.reading.Limits;
import io.riffbook.reading.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A passage while it is put together from a document, block by block.
public final class PassageDraft {

    /// What programs write where the author described nothing: the name of a file, or of the kind of thing.
    private static final Pattern AUTOMATIC = Pattern.compile("(?i)\\S+\\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?|webp)"
            + "|(?:picture|image|graphic|shape|object|chart|table|grafik|bild|objekt|imagen?|immagine)\\s*\\d*");
    /// Enough for what is kept to be full, after what repeats has fallen out.
    private static final int SPARE = 10;

    private final MarkdownText text;
    private final List<String> notes = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<String> altTexts = new ArrayList<>();
    private final List<String> pictures = new ArrayList<>();
    private String title = "";
    private String section = "";
    private boolean hidden;

    /// @param text where its body is written
    public PassageDraft(MarkdownText text) {
        this.text = text;
    }

    public MarkdownText text() {
        return text;
    }

    public String title() {
        return title;
    }

    public void title(String words) {
        title = words;
    }

    public void section(String words) {
        section = words;
    }

    public void hide() {
        hidden = true;
    }

    /// Adds to what the speaker says.
    ///
    /// @param markdown whole blocks
    public void note(String markdown) {
        if (!markdown.isBlank()) {
            notes.add(markdown.strip());
        }
    }

    /// Adds a paragraph that comes behind all others: a footnote.
    ///
    /// @param words plain text
    public void footnote(String words) {
        if (!words.isBlank()) {
            last.add(words);
        }
    }

    /// Adds a link if it leads to the web, and there are not too many.
    public void link(String words, String address) {
        String target = address.strip();
        if (links.size() < SPARE * Limits.LINKS && target.length() <= Limits.ADDRESS && Link.leadsToTheWeb(target)) {
            String line = PassageText.line(words);
            links.add(new Link(line, target));
        }
    }

    /// Adds what a picture shows, unless it is what a program wrote.
    public void altText(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (!line.isEmpty() && altTexts.size() < SPARE * Limits.ALT_TEXTS && !AUTOMATIC.matcher(line).matches()) {
            altTexts.add(line.substring(0, Math.min(line.length(), 2 * Limits.ALT_TEXT)));
        }
    }

    /// Adds the hash of a picture.
    public void picture(String hash) {
        pictures.add(hash);
    }

    /// Goes on with what another one has.
    public void add(PassageDraft other) {
        text.blocks(other.text.toString());
        addAside(other);
    }

    /// Takes all of another one but its text.
    public void addAside(PassageDraft other) {
        notes.addAll(other.notes);
        last.addAll(other.last);
        links.addAll(other.links);
        altTexts.addAll(other.altTexts);
        pictures.addAll(other.pictures);
    }

    /// Whether there are pictures, described or not.
    public boolean hasPictures() {
        return !pictures.isEmpty();
    }

    /// Nothing was found that says something.
    public boolean isEmpty() {
        return title.isBlank() && notes.isEmpty() && altTexts.isEmpty() && text.toString().isBlank();
    }

    /// What it has become.
    public FoundPassage found() {
        last.forEach(text::paragraph);
        last.clear();
        return new FoundPassage(title, text.toString(), String.join("\n\n", notes), links, altTexts, section, hidden,
                pictures);
    }
}
