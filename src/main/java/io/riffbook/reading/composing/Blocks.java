package io.riffbook.reading.composing;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.util.ast.Node;
import io.riffbook.reading.Markdown;
import io.riffbook.reading.MarkdownNesting;
import io.riffbook.reading.MarkdownTree;
import io.riffbook.reading.MarkdownWords;
import io.riffbook.reading.composing.Line.Mark;
import java.util.ArrayList;
import java.util.List;

/// Markdown, cut into what a slide is made of.
final class Blocks {

    private static final int TAB = 4;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Line> text = new ArrayList<>();
    private String title;

    private Blocks(String title) {
        this.title = title;
    }

    /// @param title the heading that says so is left out, once
    static List<Block> of(String markdown, String title) {
        var found = new Blocks(title);
        found.add(Markdown.parse(MarkdownNesting.bound(markdown)), -1);
        found.endText();
        return found.blocks;
    }

    /// @param level of the list that the node stands in; -1 if in none
    private void add(Node parent, int level) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, level);
        }
    }

    private void block(Node node, int level) {
        switch (node) {
            case ListBlock list -> list(list, level + 1);
            case Heading heading when isTitle(heading) -> title = "";
            case Heading heading -> line(level, Words.in(heading, new Run("", true, false, false, false, "")));
            case BlockQuote quote -> whole(new Block.Quote(lines(quote)));
            case FencedCodeBlock code -> whole(code(code.getContentChars().toString()));
            case IndentedCodeBlock code -> whole(code(code.getContentChars().toString()));
            case TableBlock table -> table(table);
            case HtmlBlock html -> Markdown.ofHtml(html.getChars().toString()).lines().filter(l -> !l.isBlank())
                    .forEach(words -> line(level, List.of(Run.of(words.strip()))));
            case HtmlCommentBlock _,ThematicBreak _,Reference _ -> {
                // Nothing of it is shown.
            }
            default -> line(level, Words.of(node));
        }
    }

    private boolean isTitle(Heading heading) {
        return !title.isEmpty() && MarkdownWords.of(heading).replaceAll("\\s+", " ").strip().equals(title);
    }

    private void line(int level, List<Run> runs) {
        if (!Line.plain(runs).isBlank()) {
            text.add(level < 0 ? Line.plain(runs) : new Line(Mark.CONTINUED, level, 0, runs));
        }
    }

    private void list(ListBlock list, int level) {
        int number = list instanceof OrderedList ordered ? Math.max(0, ordered.getStartNumber()) : 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Mark mark = list instanceof BulletList ? Mark.BULLET : Mark.NUMBER;
            item(item, level, new Line(mark, level, number, List.of()));
            number++;
        }
    }

    /// The first paragraph of an item has its mark.
    private void item(Node item, int level, Line mark) {
        Node first = item.getFirstChild();
        boolean said = first != null && isWords(first);
        List<Run> runs = said && first != null ? Words.of(first) : List.of();
        if (!runs.isEmpty() || item.hasChildren()) {
            text.add(new Line(mark.mark(), level, mark.number(), runs.isEmpty() ? List.of(Run.of(" ")) : runs));
        }
        for (Node node = said && first != null ? first.getNext() : first; node != null; node = node.getNext()) {
            block(node, level);
        }
    }

    private static boolean isWords(Node node) {
        return node instanceof com.vladsch.flexmark.ast.Paragraph || node instanceof Heading;
    }

    private void whole(Block block) {
        endText();
        if (block.rows() > 0) {
            blocks.add(block);
        }
    }

    private void endText() {
        if (!text.isEmpty()) {
            blocks.add(new Block.Text(text));
            text.clear();
        }
    }

    /// A quote holds words only: whatever else it quotes becomes lines.
    private static List<Line> lines(Node quote) {
        var within = new Blocks("");
        within.add(quote, -1);
        within.endText();
        List<Line> lines = new ArrayList<>();
        for (Block block : within.blocks) {
            switch (block) {
                case Block.Text(var some) -> lines.addAll(some);
                case Block.Quote(var some) -> lines.addAll(some);
                case Block.Code code -> lines.addAll(code.asLines());
                case Block.Table(var head, var body) -> {
                    lines.add(row(head));
                    body.forEach(cells -> lines.add(row(cells)));
                }
            }
        }
        return lines;
    }

    private static Line row(List<Block.Cell> cells) {
        List<Run> runs = new ArrayList<>();
        for (Block.Cell cell : cells) {
            if (!runs.isEmpty()) {
                runs.add(Run.of(" – "));
            }
            runs.addAll(cell.runs());
        }
        return Line.plain(runs);
    }

    private static Block.Code code(String content) {
        return new Block.Code(content.replace("\t", " ".repeat(TAB)).replaceAll("[\\p{Cntrl}&&[^\\n]]", " ")
                .stripTrailing().lines().map(String::stripTrailing).toList());
    }

    private void table(TableBlock table) {
        List<List<Block.Cell>> head = new ArrayList<>();
        List<List<Block.Cell>> body = new ArrayList<>();
        MarkdownTree.walk(table, node -> {
            if (node instanceof TableRow row) {
                (row.getParent() instanceof TableHead ? head : body).add(cells(row));
            }
            return !(node instanceof TableRow || node instanceof TableSeparator);
        });
        endText();
        List<Block.Cell> first = head.isEmpty() ? List.of() : head.removeFirst();
        body.addAll(0, head);
        blocks.add(new Block.Table(first, body));
    }

    private static List<Block.Cell> cells(TableRow row) {
        List<Block.Cell> cells = new ArrayList<>();
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableCell cell) {
                cells.add(new Block.Cell(Words.of(cell), align(cell)));
                for (int span = 1; span < cell.getSpan(); span++) {
                    cells.add(Block.Cell.EMPTY);
                }
            }
        }
        return cells;
    }

    private static Block.Align align(TableCell cell) {
        TableCell.Alignment given = cell.getAlignment();
        if (given == TableCell.Alignment.RIGHT) {
            return Block.Align.RIGHT;
        }
        return given == TableCell.Alignment.CENTER ? Block.Align.CENTER : Block.Align.LEFT;
    }
}
