package io.riffbook.reading.documents.html;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.documents.HeadedText;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.HtmlText;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import io.riffbook.reading.passage.PassageText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A web page. Slides of reveal.js and of Marp are a passage each; other pages are cut at their headings. Nothing that
/// the page refers to is fetched, no script runs, so slides that a script would load are not there.
public final class HtmlDeck implements DeckFile {

    private static final String BESIDES = "nav, footer, form, aside, [role=navigation], "
            + "[role=contentinfo], [role=search]";

    private final String title;
    private final List<FoundPassage> passages;

    private HtmlDeck(String title, List<FoundPassage> passages) {
        this.title = title;
        this.passages = passages;
    }

    /// Reads it.
    ///
    /// @throws UnreadableDeck if it is too long
    public static HtmlDeck open(Path file) throws IOException {
        if (Files.size(file) > Limits.HTML_FILE) {
            throw UnreadableDeck.tooLarge("a web page of more than 16 MB");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Document page = Jsoup.parse(in, null, "");
            return new HtmlDeck(PassageText.line(page.title()), passages(page));
        }
    }

    private static List<FoundPassage> passages(Document page) {
        List<FoundPassage> slides = RevealPage.passages(page);
        if (slides.isEmpty()) {
            slides = MarpPage.passages(page);
        }
        return slides.isEmpty() ? headed(page) : slides;
    }

    private static List<FoundPassage> headed(Document page) {
        Element main = page.selectFirst("main, [role=main]");
        List<Element> articles = page.select("article");
        Element text = main == null && articles.size() == 1 ? articles.getFirst() : main;
        Element root = text == null ? page.body() : text;
        root.select(BESIDES).remove();
        var headed = new HeadedText(MarkdownText::ofMarkedWords);
        HtmlText.write(root, new HtmlText.Headings() {
            @Override
            public void heading(int level, String words) {
                headed.heading(level, words);
            }

            @Override
            public PassageDraft draft() {
                return headed.draft();
            }
        });
        return headed.passages();
    }

    @Override
    public DeckFormat format() {
        return DeckFormat.HTML;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int passages() {
        return passages.size();
    }

    @Override
    public PassageContent passage(int position) {
        return passages.get(position - 1).at(position);
    }
}
