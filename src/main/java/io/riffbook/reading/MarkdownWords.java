package io.riffbook.reading;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;

/// Collects the words of a parsed document.
public final class MarkdownWords {

    private final StringBuilder words = new StringBuilder();

    private MarkdownWords() {}

    public static String of(Node root) {
        var collected = new MarkdownWords();
        MarkdownTree.walk(root, collected::enter);
        return collected.words.toString().strip();
    }

    /// Adds the node's own words, and says whether its children have more.
    private boolean enter(Node node) {
        switch (node) {
            case Text text -> words.append(text.getChars().unescape());
            case Code code -> words.append(code.getText().unescape());
            case AutoLink link -> words.append(link.getText());
            case MailLink link -> words.append(link.getText());
            case HtmlEntity entity -> words.append(entity.getChars().unescape());
            case HardLineBreak _,SoftLineBreak _ -> words.append('\n');
            case FencedCodeBlock block -> code(block.getContentChars());
            case IndentedCodeBlock block -> code(block.getContentChars());
            default -> {
                return enterBlock(node);
            }
        }
        return false;
    }

    private boolean enterBlock(Node node) {
        switch (node) {
            case TableSeparator _,HtmlBlockBase _ -> {
                return false;
            }
            case TableCell _ -> space();
            case TableRow _,Block _ -> line();
            default -> {
                // Emphasis and links are their words.
            }
        }
        return true;
    }

    private void code(CharSequence content) {
        line();
        words.append(content);
    }

    private void line() {
        while (!words.isEmpty() && words.charAt(words.length() - 1) == ' ') {
            words.setLength(words.length() - 1);
        }
        if (!words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
            words.append('\n');
        }
    }

    private void space() {
        if (!words.isEmpty() && !Character.isWhitespace(words.charAt(words.length() - 1))) {
            words.append(' ');
        }
    }
}
