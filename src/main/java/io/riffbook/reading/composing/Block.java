package io.riffbook.reading.composing;

import java.util.ArrayList;
import java.util.List;

/// What stands below the title of a slide, one below the other. Each is made of rows, between which it can be cut when a slide
/// is full.
sealed interface Block {

    /// Paragraphs and lists.
    record Text(List<Line> lines) implements Block {
        public Text {
            lines = List.copyOf(lines);
        }

        @Override
        public int rows() {
            return lines.size();
        }

        @Override
        public Block cut(int from, int to) {
            return new Text(lines.subList(from, to));
        }
    }

    /// What somebody else said.
    record Quote(List<Line> lines) implements Block {
        public Quote {
            lines = List.copyOf(lines);
        }

        @Override
        public int rows() {
            return lines.size();
        }

        @Override
        public Block cut(int from, int to) {
            return new Quote(lines.subList(from, to));
        }
    }

    /// Lines that stand as they are.
    record Code(List<String> lines) implements Block {
        public Code {
            lines = List.copyOf(lines);
        }

        @Override
        public int rows() {
            return lines.size();
        }

        @Override
        public Block cut(int from, int to) {
            return new Code(lines.subList(from, to));
        }

        List<Line> asLines() {
            List<Line> all = new ArrayList<>();
            for (String line : lines) {
                all.add(Line.plain(List.of(new Run(line.isEmpty() ? " " : line, false, false, false, true, ""))));
            }
            return all;
        }
    }

    /// A table; each part of one that is cut has the head again.
    record Table(List<Cell> head, List<List<Cell>> body) implements Block {
        public Table {
            head = List.copyOf(head);
            body = body.stream().map(List::copyOf).toList();
        }

        @Override
        public int rows() {
            return body.size();
        }

        @Override
        public Block cut(int from, int to) {
            return new Table(head, body.subList(from, to));
        }

        int columns() {
            return Math.max(head.size(), body.stream().mapToInt(List::size).max().orElse(0));
        }
    }

    /// One field of a table.
    record Cell(List<Run> runs, Align align) {
        public Cell {
            runs = List.copyOf(runs);
        }

        static final Cell EMPTY = new Cell(List.of(), Align.LEFT);

        String words() {
            return Line.plain(runs).words();
        }
    }

    /// Where a column's words stand.
    enum Align {
        LEFT, CENTER, RIGHT
    }

    /// How many there are; a table without a body has none, and is not cut.
    int rows();

    /// Those rows alone.
    Block cut(int from, int to);
}
