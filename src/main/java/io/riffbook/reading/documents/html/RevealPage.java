package io.riffbook.reading.documents.html;

import io.riffbook.reading.markdown.MarkdownDeck;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.HtmlText;
import io.riffbook.reading.passage.MarkdownText;
import io.riffbook.reading.passage.PassageDraft;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The slides of a reveal.js page. Slides that stand below each other are a section, named as its first slide.
final class RevealPage {

    private final List<FoundPassage> passages = new ArrayList<>();

    private RevealPage() {}

    /// Empty if the page is none of reveal.js.
    static List<FoundPassage> passages(Document page) {
        Element slides = page.selectFirst(".reveal > .slides, .reveal .slides");
        if (slides == null) {
            return List.of();
        }
        var found = new RevealPage();
        children(slides).forEach(found::column);
        return found.passages;
    }

    private static List<Element> children(Element parent) {
        return parent.children().stream().filter(child -> child.normalName().equals("section")).toList();
    }

    private void column(Element section) {
        List<Element> below = children(section);
        if (below.isEmpty()) {
            slide(section, isHidden(section), "");
            return;
        }
        Element heading = section.selectFirst("h1, h2, h3, h4, h5, h6");
        String name = below.size() > 1 && heading != null ? heading.text() : "";
        below.forEach(slide -> slide(slide, isHidden(section) || isHidden(slide), name));
    }

    private static boolean isHidden(Element section) {
        return section.attr("data-visibility").equals("hidden");
    }

    private void slide(Element section, boolean hidden, String name) {
        Element source = section.selectFirst("> textarea[data-template], > script[type=text/template]");
        if (section.hasAttr("data-markdown")) {
            String markdown = source == null ? section.wholeText() : source.data() + source.wholeText();
            boolean many = section.hasAttr("data-separator") || section.hasAttr("data-separator-vertical");
            MarkdownDeck.reveal(outdented(markdown), many, hidden).stream()
                    .map(passage -> name.isEmpty() ? passage : passage.in(name)).forEach(passages::add);
            return;
        }
        var draft = new PassageDraft(MarkdownText.ofMarkedWords());
        draft.section(name);
        if (hidden) {
            draft.hide();
        }
        draft.note(MarkdownText.escaped(section.attr("data-notes")));
        for (Element notes : section.select("aside.notes")) {
            draft.note(notes.hasAttr("data-markdown")
                    ? outdented(notes.wholeText())
                    : HtmlText.fragment(notes.html(), draft));
            notes.remove();
        }
        HtmlText.writeSlide(section, draft);
        passages.add(draft.found());
    }

    /// Markdown as it would stand in a file of its own.
    private static String outdented(String markdown) {
        return markdown.stripTrailing().replaceFirst("^(?:[ \\t]*\\n)+", "").stripIndent();
    }
}
