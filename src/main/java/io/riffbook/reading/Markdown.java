package io.riffbook.reading;

import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/// Markdown, as people and decks bring it, made safe to show: the one way from Markdown to HTML and to plain text.
///
/// Text beyond [#MAX_LENGTH] characters is not rendered, and the result says so. What nests deeper than people write
/// is shown as it stands. Neither method ever throws for its input.
public final class Markdown {

    /// Characters of Markdown that are rendered.
    public static final int MAX_LENGTH = 200_000;

    private static final MutableDataSet OPTIONS = new MutableDataSet().set(Parser.EXTENSIONS,
            List.of(TablesExtension.create(), StrikethroughExtension.create()));
    private static final Parser PARSER = Parser.builder(OPTIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS).escapeHtml(true).build();
    private static final PolicyFactory POLICY = Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.TABLES)
            .and(Sanitizers.LINKS);

    private Markdown() {}

    /// Clean HTML, to be put into a page as it is: no scripts, no raw HTML, no styles, no pictures, and links only to
    /// http, https and mailto.
    public static String toHtml(String markdown) {
        return POLICY.sanitize(RENDERER.render(PARSER.parse(markdown)));
    }

    /// The words alone, for search and for one-line excerpts: blocks are separated by line breaks.
    public static String toText(String markdown) {
        return new TextCollectingVisitor().collectAndGetText(PARSER.parse(markdown));
    }
}
