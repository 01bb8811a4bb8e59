package io.riffbook.reading.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.util.ast.Node;
import io.riffbook.reading.MarkdownTree;
import io.riffbook.reading.MarkdownWords;
import io.riffbook.reading.passage.ContentDigest;
import io.riffbook.reading.passage.HtmlText;
import io.riffbook.reading.passage.PassageDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What in a section's blocks is not words of its text: comments, HTML, links, pictures. It says how the source reads
/// without it.
final class SectionMarkup {

    private static final Pattern NOTES = Pattern.compile("(?is)\\s*<aside[^>]*\\bnotes\\b.*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>()\\[\\]\"']+[^\\s<>()\\[\\]\"'.,;:!?]");

    private record Edit(int start, int end, String replacement) {}

    private final String source;
    private final Dialect dialect;
    private final PassageDraft draft;
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();

    /// @param draft gets links, pictures and notes
    SectionMarkup(String source, Dialect dialect, List<Node> blocks, PassageDraft draft) {
        this.source = source;
        this.dialect = dialect;
        this.draft = draft;
        blocks.forEach(block -> MarkdownTree.walk(block, this::look));
    }

    /// What the comments say, without their marks.
    List<String> comments() {
        return comments;
    }

    /// A part of the source without its markup.
    String without(int from, int to) {
        var text = new StringBuilder();
        int at = from;
        for (Edit edit : edits) {
            if (edit.start() >= at && edit.end() <= to) {
                text.append(source, at, edit.start()).append(edit.replacement());
                at = edit.end();
            }
        }
        return text.append(source, Math.min(at, to), to).toString();
    }

    /// Notes what the node is, and says whether there may be more within it.
    private boolean look(Node node) {
        switch (node) {
            case HtmlCommentBlock _,HtmlInlineComment _ -> {
                comments.add(words(node));
                replace(node, "");
            }
            case HtmlBlock html -> block(html);
            case HtmlInline tag -> tag(tag);
            case Image picture -> {
                picture(picture);
                return false;
            }
            case Link link -> draft.link(MarkdownWords.of(link), link.getUrl().unescape());
            case AutoLink link -> draft.link("", link.getText().unescape());
            case MailLink link -> draft.link("", "mailto:" + link.getText().unescape());
            case LinkRef link -> reference(link);
            case Text text -> addresses(text);
            default -> {
                // Words.
            }
        }
        return true;
    }

    private void replace(Node node, String replacement) {
        edits.add(new Edit(node.getStartOffset(), node.getEndOffset(), replacement));
    }

    private void block(HtmlBlock html) {
        String written = html.getChars().toString();
        if (NOTES.matcher(written).matches()) {
            draft.note(HtmlText.fragment(written, draft));
            replace(html, "");
            return;
        }
        String words = HtmlText.fragment(written, draft);
        replace(html, words.isEmpty() ? "" : words + "\n");
    }

    private void tag(HtmlInline tag) {
        String written = tag.getChars().toString();
        if (written.matches("(?i)<br\\s*/?>")) {
            boolean oneLine = tag.getAncestorOfType(TableCell.class) != null
                    || tag.getAncestorOfType(Heading.class) != null;
            replace(tag, oneLine ? " " : "\\\n");
        } else {
            HtmlText.fragment(written, draft);
            replace(tag, "");
        }
    }

    private void picture(Image picture) {
        String description = picture.getText().unescape();
        draft.picture(ContentDigest.of(picture.getUrl().toString()));
        if (dialect != Dialect.MARP) {
            draft.altText(description);
            return;
        }
        String words = MarpPicture.words(description);
        draft.altText(words);
        boolean shown = !words.isBlank() && !MarpPicture.isBehind(description);
        replace(picture, shown ? "![" + words + "](" + picture.getUrl() + ")" : "");
    }

    private void reference(LinkRef link) {
        Reference target = link.getReferenceNode(link.getDocument());
        if (target != null) {
            draft.link(MarkdownWords.of(link), target.getUrl().unescape());
        }
    }

    /// Addresses that are written without any mark.
    private void addresses(Text text) {
        if (text.getAncestorOfType(Link.class) == null && text.getAncestorOfType(LinkRef.class) == null) {
            Matcher found = ADDRESS.matcher(text.getChars());
            while (found.find()) {
                draft.link("", found.group());
            }
        }
    }

    private static String words(Node comment) {
        String text = comment.getChars().toString().strip();
        int close = text.endsWith("-->") ? text.length() - 3 : text.length();
        return text.substring(Math.min(4, close), close).strip();
    }
}
