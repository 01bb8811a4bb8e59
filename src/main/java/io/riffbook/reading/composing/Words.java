package io.riffbook.reading.composing;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.util.ast.Node;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of one block of Markdown with their styles. Pictures, which are never fetched, are what they are described as.
final class Words {

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private final List<Run> runs = new ArrayList<>();

    private Words() {}

    static List<Run> of(Node block) {
        return in(block, Run.of(""));
    }

    /// All of them in this style, and more.
    static List<Run> in(Node block, Run style) {
        var words = new Words();
        words.below(block, style);
        return words.joined();
    }

    private void below(Node parent, Run style) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, style);
        }
    }

    private void add(Node node, Run style) {
        switch (node) {
            case Text text -> runs.add(style.with(text.getChars().unescape()));
            case HtmlEntity entity -> runs.add(style.with(entity.getChars().unescape()));
            case Code code -> runs.add(new Run(code.getText().unescape().replaceAll("\\s+", " "), style.bold(),
                    style.italic(), style.struck(), true, style.link()));
            case SoftLineBreak _ -> runs.add(style.with(" "));
            case HardLineBreak _ -> runs.add(style.with("\n"));
            case AutoLink link -> runs.add(linked(style, link.getUrl().unescape()).with(link.getText().unescape()));
            case MailLink link ->
                runs.add(linked(style, "mailto:" + link.getText().unescape()).with(link.getText().unescape()));
            case HtmlInline html -> {
                if (html.getChars().toString().toLowerCase(Locale.ROOT).matches("<br\\s*/?>")) {
                    runs.add(style.with("\n"));
                }
            }
            case HtmlInlineComment _ -> {
                // Notes are told apart from what is shown.
            }
            default -> below(node, styled(node, style));
        }
    }

    private static Run styled(Node node, Run style) {
        return switch (node) {
            case Emphasis _ -> new Run("", style.bold(), true, style.struck(), style.code(), style.link());
            case StrongEmphasis _ -> new Run("", true, style.italic(), style.struck(), style.code(), style.link());
            case Strikethrough _ -> new Run("", style.bold(), style.italic(), true, style.code(), style.link());
            case Image _,ImageRef _ -> new Run("", style.bold(), true, style.struck(), style.code(), style.link());
            case Link link -> linked(style, link.getUrl().unescape());
            case LinkRef link -> linked(style, address(link));
            default -> style;
        };
    }

    private static String address(LinkRef link) {
        Reference reference = link.getReferenceNode(link.getDocument());
        return reference == null ? "" : reference.getUrl().unescape();
    }

    /// Only what leads to the web or to a mailbox is a link.
    private static Run linked(Run style, String address) {
        return new Run("", style.bold(), style.italic(), style.struck(), style.code(), checked(address));
    }

    private static String checked(String address) {
        try {
            URI uri = new URI(address.strip());
            @Nullable
            String scheme = uri.getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) ? uri.toASCIIString() : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /// Neighbours of one style become one, without control characters and without blanks around the whole.
    private List<Run> joined() {
        List<Run> joined = new ArrayList<>();
        for (Run run : runs) {
            String text = run.text().replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
            if (text.isEmpty()) {
                continue;
            }
            if (!joined.isEmpty() && joined.getLast().with("").equals(run.with(""))) {
                joined.add(run.with(joined.removeLast().text() + text));
            } else {
                joined.add(run.with(text));
            }
        }
        if (!joined.isEmpty()) {
            joined.add(joined.getLast().with(joined.removeLast().text().stripTrailing()));
            joined.addFirst(joined.getFirst().with(joined.removeFirst().text().stripLeading()));
        }
        return joined.stream().filter(run -> !run.text().isEmpty()).toList();
    }
}
