package io.riffbook.reading.documents.html;

import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.HtmlText;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The slides of a page that Marp made: drawings with a section in each.
final class MarpPage {

    private MarpPage() {}

    /// Empty if the page is none of Marp.
    static List<FoundPassage> passages(Document page) {
        List<FoundPassage> passages = new ArrayList<>();
        for (Element drawing : page.select("svg[data-marpit-svg]")) {
            // A slide with a picture behind it has sections for that picture, too.
            Element section = drawing.selectFirst("section[data-marpit-advanced-background=content]");
            Element slide = section == null ? drawing.selectFirst("section") : section;
            if (slide != null) {
                slide.select("> header, > footer").remove();
                var draft = new PassageDraft(MarkdownText.ofMarkedWords());
                HtmlText.writeSlide(slide, draft);
                String notes = ".bespoke-marp-note[data-index=" + passages.size() + "]";
                page.select(notes).forEach(note -> draft.note(HtmlText.fragment(note.html(), draft)));
                passages.add(draft.found());
            }
        }
        return passages;
    }
}
