package io.riffbook.reading.passage;

import io.riffbook.reading.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Writes Markdown out of HTML: paragraphs, nested lists, tables, code, emphasis. Scripts, styles and what people fill
/// in are left out. Nothing is fetched.
public final class HtmlText {

    /// Elements in elements; what is deeper is words only.
    private static final int DEEPEST = 256;
    private static final int WIDEST = 60;
    private static final Set<String> SILENT = Set.of("script", "style", "noscript", "template", "head", "iframe",
            "object",
            "embed", "video", "audio", "canvas", "select", "input", "button", "textarea", "dialog", "datalist", "link",
            "meta", "base", "map");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /// What happens at a heading.
    public interface Headings {

        /// A heading was found; what follows is written to [#draft].
        ///
        /// @param level from 1 to 6
        /// @param words plain text
        void heading(int level, String words);

        /// Where the text goes on.
        PassageDraft draft();
    }

    private final Headings headings;
    private final InlineHtml inline;
    private final StringBuilder open = new StringBuilder();

    private HtmlText(Headings headings) {
        this.headings = headings;
        this.inline = new InlineHtml(headings::draft);
    }

    /// Writes what is in the element.
    ///
    /// @param headings its drafts are of [MarkdownText#ofMarkedWords]
    public static void write(Element parent, Headings headings) {
        var text = new HtmlText(headings);
        text.blocks(parent, 0);
        text.endParagraph();
    }

    /// Writes a slide: the first heading is its title, if nothing but pictures stands before it, the others are in its
    /// text.
    public static void writeSlide(Element slide, PassageDraft draft) {
        write(slide, new Headings() {
            @Override
            public void heading(int level, String words) {
                if (draft.title().isBlank() && draft.text().toString().isBlank()) {
                    draft.title(words);
                } else {
                    draft.text().heading(Math.max(2, level), MarkdownText.escaped(words));
                }
            }

            @Override
            public PassageDraft draft() {
                return draft;
            }
        });
    }

    /// A piece of HTML as Markdown.
    ///
    /// @param draft gets its links and pictures, not its text
    public static String fragment(String html, PassageDraft draft) {
        Document parsed = Jsoup.parseBodyFragment(html);
        var own = new PassageDraft(MarkdownText.ofMarkedWords());
        write(parsed.body(), new Headings() {
            @Override
            public void heading(int level, String words) {
                own.text().heading(level, MarkdownText.escaped(words));
            }

            @Override
            public PassageDraft draft() {
                return own;
            }
        });
        draft.addAside(own);
        return own.text().toString();
    }

    private void blocks(Element parent, int depth) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode words) {
                open.append(InlineHtml.escaped(words));
            } else if (child instanceof Element element && !isSilent(element)) {
                if (isBlock(element)) {
                    endParagraph();
                    block(element, depth + 1);
                    endParagraph();
                } else {
                    inline.add(element, open, depth + 1);
                }
            }
        }
    }

    static boolean isSilent(Element element) {
        return SILENT.contains(element.normalName()) || element.hasAttr("hidden");
    }

    private static boolean isBlock(Element element) {
        if (element.normalName().equals("svg")) {
            return false;
        }
        return element.isBlock() || element.children().stream()
                .anyMatch(child -> child.isBlock() && !child.normalName().equals("svg"));
    }

    private void block(Element element, int depth) {
        String name = element.normalName();
        if (depth > DEEPEST) {
            open.append(MarkdownText.escaped(element.text()));
        } else if (HEADINGS.contains(name)) {
            headings.heading(name.charAt(1) - '0', heading(element, depth));
        } else {
            switch (name) {
                case "ul", "ol", "menu" -> list(element, 0, depth);
                case "table" -> table(element, depth);
                case "pre" -> code(element);
                case "hr" -> draft().text().endBlock();
                case "a" -> {
                    draft().link(element.text(), element.attr("href"));
                    blocks(element, depth);
                }
                default -> blocks(element, depth);
            }
        }
    }

    private String heading(Element element, int depth) {
        // Its links and pictures are kept, its emphasis is not.
        inline.add(element, new StringBuilder(), depth);
        return element.text();
    }

    private void list(Element list, int level, int depth) {
        boolean numbered = list.normalName().equals("ol");
        for (Element child : list.children()) {
            if (isList(child)) {
                nested(child, level + 1, depth + 1);
            } else if (!isSilent(child)) {
                List<Element> nested = new ArrayList<>();
                String words = inline.item(child, nested, depth + 1);
                if (!words.isBlank()) {
                    draft().text().item(level, numbered, words);
                }
                nested.forEach(inner -> nested(inner, level + 1, depth + 1));
            }
        }
        if (level == 0) {
            draft().text().endBlock();
        }
    }

    private void nested(Element list, int level, int depth) {
        if (level < Limits.NESTING && depth < DEEPEST) {
            list(list, level, depth);
        } else if (list.hasText()) {
            draft().text().item(level, false, MarkdownText.escaped(list.text()));
        }
    }

    static boolean isList(Element element) {
        return element.normalName().equals("ul") || element.normalName().equals("ol");
    }

    /// A table of one column lays out the page, and what is in it is text like any other.
    private void table(Element table, int depth) {
        List<Element> rows = table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr");
        if (rows.stream().allMatch(row -> cells(row).size() <= 1)) {
            rows.forEach(row -> cells(row).forEach(cell -> {
                blocks(cell, depth + 1);
                endParagraph();
            }));
            return;
        }
        Element caption = table.selectFirst("> caption");
        if (caption != null) {
            draft().text().paragraph(inline.words(caption, depth + 1));
        }
        draft().text().table(rows.stream().map(row -> words(row, depth)).toList());
    }

    private static List<Element> cells(Element row) {
        return row.children().stream().filter(cell -> cell.normalName().equals("td") || cell.normalName().equals("th"))
                .collect(Collectors.toList());
    }

    private List<String> words(Element row, int depth) {
        List<String> words = new ArrayList<>();
        for (Element cell : cells(row)) {
            words.add(inline.words(cell, depth + 1).replace('\n', ' '));
            String span = cell.attr("colspan");
            int columns = span.matches("\\d{1,2}") ? Math.min(WIDEST, Integer.parseInt(span)) : 1;
            for (int i = 1; i < columns; i++) {
                words.add("");
            }
        }
        return words;
    }

    private void code(Element pre) {
        String language = java.util.Arrays.stream((pre.className() + " " + pre.select("code").attr("class")).split(" "))
                .filter(name -> name.matches("(?:language|lang)-[\\w+#-]{1,30}")).findFirst()
                .map(name -> name.substring(name.indexOf('-') + 1)).orElse("");
        draft().text().code(language, pre.wholeText().replaceFirst("^\\n", ""));
    }

    private void endParagraph() {
        String words = InlineHtml.tidy(open);
        open.setLength(0);
        if (!words.isBlank()) {
            draft().text().paragraph(words);
        }
    }

    private PassageDraft draft() {
        return headings.draft();
    }
}
