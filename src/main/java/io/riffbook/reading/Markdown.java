package io.riffbook.reading;

import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Markdown, as people and decks bring it, made safe to show: the one way from Markdown to HTML and to plain text.
///
/// Text beyond [#MAX_LENGTH] characters is not rendered, and the result ends with "…". What nests deeper than people
/// write is shown as it stands. Neither method ever throws for its input.
public final class Markdown {

    /// Characters of Markdown that are rendered.
    public static final int MAX_LENGTH = Limits.TEXT;

    private static final int MAX_LINKS = 2_000;
    private static final DataHolder OPTIONS = new MutableDataSet()
            .set(Parser.EXTENSIONS, List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .set(TablesExtension.MIN_SEPARATOR_DASHES, 1).toImmutable();
    private static final Parser PARSER = Parser.builder(OPTIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS).build();
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:).*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

    /// The elements that Markdown itself makes, and nothing else.
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre",
                    "code", "strong", "em", "b", "i", "del", "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowUrlProtocols("http", "https", "mailto").allowAttributes("href").matching(WEB_ADDRESS).onElements("a")
            .allowAttributes("start").matching(NUMBER).onElements("ol").allowAttributes("align").matching(ALIGNMENT)
            .onElements("th", "td").requireRelsOnLinks("nofollow", "noopener", "noreferrer").toFactory();

    /// No element at all: what is left is text.
    private static final PolicyFactory WORDS = new HtmlPolicyBuilder().toFactory();

    private Markdown() {}

    /// Clean HTML, to be put into a page as it is: only the elements that Markdown itself makes, without styles,
    /// scripts and pictures, and with links only to http, https and mailto. Raw HTML in the text is held to the same:
    /// other tags and all other attributes are gone.
    public static String toHtml(String markdown) {
        String source = bounded(markdown);
        return POLICY.sanitize(rendered(source));
    }

    /// The words alone, for search and for excerpts: blocks, items and rows stand on lines of their own. Raw HTML is
    /// left out.
    public static String toText(String markdown) {
        String source = bounded(markdown);
        if (isTooDense(source)) {
            return source;
        }
        try {
            return MarkdownWords.of(parse(source));
        } catch (StackOverflowError | RuntimeException e) {
            return source;
        }
    }

    /// What HTML says, as Markdown without marks: the words alone, line by line. Scripts, styles and everything that is no text
    /// are left out.
    public static String ofHtml(String html) {
        return WORDS.sanitize(html).lines().map(String::strip).collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n").strip();
    }

    /// Parsed without bounds: for [MarkdownNesting#bound]ed text only.
    public static Document parse(String bounded) {
        return PARSER.parse(bounded);
    }

    private static String rendered(String source) {
        if (isTooDense(source)) {
            return asItStands(source);
        }
        try {
            return RENDERER.render(parse(source));
        } catch (StackOverflowError | RuntimeException e) {
            // Inline marks can nest without end, too, where no bound is known beforehand.
            return asItStands(source);
        }
    }

    private static String asItStands(String source) {
        return "<pre>" + source.replace("&", "&amp;").replace("<", "&lt;") + "</pre>";
    }

    /// The parser looks for the end of each link through all that follows.
    private static boolean isTooDense(String source) {
        int links = 0;
        for (int at = source.indexOf(']'); at >= 0 && links <= MAX_LINKS; at = source.indexOf(']', at + 1)) {
            links += source.startsWith("](", at) || source.startsWith("]:", at) ? 1 : 0;
        }
        return links > MAX_LINKS;
    }

    private static String bounded(String markdown) {
        if (markdown.length() <= MAX_LENGTH) {
            return MarkdownNesting.bound(markdown);
        }
        return MarkdownNesting.bound(markdown.substring(0, MAX_LENGTH)) + "\n\n…";
    }
}
