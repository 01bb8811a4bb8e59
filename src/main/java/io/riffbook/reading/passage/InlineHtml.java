package io.riffbook.reading.passage;

import java.util.List;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/// The words within a block of HTML, with the marks of Markdown for emphasis and code. Links and pictures go to the
/// draft.
final class InlineHtml {

    private static final int DEEPEST = 256;
    /// A line break that was meant, while blanks of all kinds are still to become one.
    private static final char BREAK = '\u2028';

    private final Supplier<PassageDraft> draft;

    InlineHtml(Supplier<PassageDraft> draft) {
        this.draft = draft;
    }

    static String escaped(TextNode words) {
        return MarkdownText.escaped(words.getWholeText().replace(BREAK, ' '));
    }

    /// White space as a browser shows it; line feeds stand for line breaks.
    static String tidy(CharSequence words) {
        return words.toString().replaceAll("[\\s\\u00A0]+", " ").replaceAll(" ?" + BREAK + " ?", "\n").strip();
    }

    /// All words of a block on one line, or on several.
    String words(Element block, int depth) {
        var words = new StringBuilder();
        children(block, words, depth, null);
        return tidy(words);
    }

    /// The words of a list's item.
    ///
    /// @param nested gets the lists in it
    String item(Element item, List<Element> nested, int depth) {
        var words = new StringBuilder();
        children(item, words, depth, nested);
        return tidy(words).replaceAll("\\n+", "\n");
    }

    /// Adds one element's words.
    void add(Element element, StringBuilder words, int depth) {
        add(element, words, depth, null);
    }

    private void children(Element parent, StringBuilder words, int depth, @Nullable List<Element> nested) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                words.append(escaped(text));
            } else if (child instanceof Element element && !HtmlText.isSilent(element)) {
                add(element, words, depth + 1, nested);
            }
        }
    }

    private void add(Element element, StringBuilder words, int depth, @Nullable List<Element> nested) {
        if (depth > DEEPEST) {
            words.append(MarkdownText.escaped(element.text()));
            return;
        }
        switch (element.normalName()) {
            case "br" -> words.append(BREAK);
            case "strong", "b" -> marked(element, "**", words, depth, nested);
            case "em", "i" -> marked(element, "*", words, depth, nested);
            case "del", "s" -> marked(element, "~~", words, depth, nested);
            case "code", "kbd", "samp" -> code(element, words);
            case "a" -> link(element, words, depth, nested);
            case "img" -> picture(element);
            case "svg" -> describe(element);
            case "ul", "ol" -> {
                if (nested != null) {
                    nested.add(element);
                } else {
                    block(element, words, depth, null);
                }
            }
            default -> {
                if (element.isBlock()) {
                    block(element, words, depth, nested);
                } else {
                    children(element, words, depth, nested);
                }
            }
        }
    }

    private void block(Element element, StringBuilder words, int depth, @Nullable List<Element> nested) {
        words.append(BREAK);
        children(element, words, depth, nested);
        words.append(BREAK);
    }

    private void marked(Element element, String mark, StringBuilder words, int depth,
            @Nullable List<Element> nested) {
        var inner = new StringBuilder();
        children(element, inner, depth, nested);
        String text = inner.toString();
        String core = text.strip();
        if (core.isEmpty() || core.indexOf(BREAK) >= 0 || core.startsWith("*") || core.endsWith("*")) {
            // Marks hold within one line only, and not beside marks of their own kind.
            words.append(text);
        } else {
            words.append(text, 0, text.indexOf(core)).append(mark).append(core).append(mark)
                    .append(text.substring(text.indexOf(core) + core.length()));
        }
    }

    private static void code(Element element, StringBuilder words) {
        String text = element.text();
        if (text.contains("`")) {
            words.append(MarkdownText.escaped(text));
        } else if (!text.isBlank()) {
            words.append('`').append(text.strip()).append('`');
        }
    }

    private void link(Element element, StringBuilder words, int depth, @Nullable List<Element> nested) {
        children(element, words, depth, nested);
        String own = element.text();
        draft.get().link(own.isBlank() ? element.select("img").attr("alt") : own, element.attr("href"));
    }

    private void picture(Element picture) {
        String source = picture.hasAttr("src") ? picture.attr("src") : picture.attr("data-src");
        if (!source.isBlank()) {
            draft.get().picture(ContentDigest.of(source));
        }
        if (!picture.attr("role").equals("presentation")) {
            draft.get().altText(picture.attr("alt"));
        }
    }

    private void describe(Element drawing) {
        Element title = drawing.selectFirst("> title");
        String words = title == null ? drawing.attr("aria-label") : title.text();
        draft.get().altText(words);
    }
}
