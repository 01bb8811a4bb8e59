package io.riffbook.analysis;

import io.riffbook.analysis.Cutter.Token;
import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.analysis.Wording.Form;
import io.riffbook.analysis.Wording.Need;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;

/// Marks in texts what somebody asked for: the words of all clauses but the excluded ones, with their synonyms. Needs
/// no index, so every engine marks alike. Immutable.
public final class Marking {
    /// Characters of a text that are looked at.
    public static final int LONGEST_TEXT = 200_000;
    private static final int SHORTEST_PIECE = 80;
    private static final float MARK_IN_THE_MIDDLE = 0.5f;
    /// Those that stand where most of the asked-for words are, and of equal ones the first.
    private static final Comparator<Stretch> BEST_FIRST = Comparator
            .comparingInt((Stretch stretch) -> stretch.clauses().size()).reversed()
            .thenComparingInt(stretch -> -stretch.marks().size()).thenComparingInt(Stretch::start);

    private final Map<String, List<Sought>> stems = new HashMap<>();
    private final Map<String, List<Sought>> exact = new HashMap<>();
    private final List<Sought> prefixes = new ArrayList<>();

    public Marking(Wording wording) {
        List<Clause> clauses = wording.clauses();
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).need() != Need.EXCLUDED) {
                for (Alternative each : clauses.get(i).alternatives()) {
                    add(new Sought(i, each.terms()), each.form());
                }
            }
        }
    }

    private void add(Sought sought, Form form) {
        switch (form) {
            case STEM -> stems.computeIfAbsent(sought.first(), _ -> new ArrayList<>()).add(sought);
            case AS_WRITTEN -> exact.computeIfAbsent(sought.first(), _ -> new ArrayList<>()).add(sought);
            case PREFIX -> prefixes.add(sought);
        }
    }

    /// The whole text, if it has any of the words; of a long one, what stands around the first of them.
    public List<Piece> whole(Language language, String text) {
        String looked = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        List<Mark> marks = marks(language, looked);
        return marks.isEmpty() ? List.of() : List.of(new Stretch(0, looked.length(), marks).piece(looked));
    }

    /// Sentences that have any of the words, in their order.
    ///
    /// @param most how many; the best ones
    public List<Piece> sentences(Language language, String text, int most) {
        String looked = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        List<Mark> marks = marks(language, looked);
        return stretches(marks, looked).stream().sorted(BEST_FIRST).limit(most)
                .sorted(Comparator.comparingInt(Stretch::start)).map(stretch -> stretch.piece(looked)).toList();
    }

    private static List<Stretch> stretches(List<Mark> marks, String text) {
        List<Stretch> stretches = new ArrayList<>();
        if (marks.isEmpty()) {
            return stretches;
        }
        BreakIterator breaks = LengthGoalBreakIterator.createMinLength(
                BreakIterator.getSentenceInstance(Locale.ROOT), SHORTEST_PIECE, MARK_IN_THE_MIDDLE);
        breaks.setText(text);
        int end = 0;
        for (Mark mark : marks) {
            if (mark.start() >= end) {
                int start = Math.max(breaks.preceding(mark.start() + 1), end);
                end = Math.min(Math.max(breaks.following(mark.end() - 1), mark.end()), text.length());
                stretches.add(new Stretch(start, end, new ArrayList<>()));
            }
            stretches.getLast().marks().add(mark);
        }
        return stretches;
    }

    private List<Mark> marks(Language language, String text) {
        List<List<Token>> places = places(TextAnalysis.read(language, text));
        Set<Mark> marks = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            for (Token token : places.get(i)) {
                addPhrases(stems.getOrDefault(token.stem(), List.of()), Form.STEM, places, i, token, marks);
                addPhrases(exact.getOrDefault(token.exact(), List.of()), Form.AS_WRITTEN, places, i, token, marks);
                for (Sought sought : prefixes) {
                    if (token.exact().startsWith(sought.first())) {
                        marks.add(Mark.of(token, sought.clause()));
                    }
                }
            }
        }
        return marks.stream().sorted(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end)
                .thenComparingInt(Mark::clause)).toList();
    }

    private static void addPhrases(List<Sought> all, Form form, List<List<Token>> places, int at, Token first,
            Set<Mark> marks) {
        for (Sought sought : all) {
            addPhrase(sought, form, places, at, first, marks);
        }
    }

    private static void addPhrase(Sought sought, Form form, List<List<Token>> places, int at, Token first,
            Set<Mark> marks) {
        List<Mark> found = new ArrayList<>();
        found.add(Mark.of(first, sought.clause()));
        for (int i = 1; i < sought.terms().size(); i++) {
            String term = sought.terms().get(i);
            if (at + i < places.size()) {
                places.get(at + i).stream().filter(token -> token.form(form).equals(term)).findFirst()
                        .ifPresent(token -> found.add(Mark.of(token, sought.clause())));
            }
            if (found.size() <= i) {
                return;
            }
        }
        marks.addAll(found);
    }

    /// What stands at each place: one word, or a hyphenated word's first part and its joined form.
    private static List<List<Token>> places(List<Token> tokens) {
        List<List<Token>> places = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            if (token.joins() > 0 && !places.isEmpty()) {
                places.set(places.size() - 1, List.of(places.getLast().getFirst(), token));
            } else {
                places.add(List.of(token));
            }
        }
        return places;
    }

    /// @param clause of the wording, counted from 0
    private record Sought(int clause, List<String> terms) {
        String first() {
            return terms.getFirst();
        }
    }

    private record Mark(int start, int end, int clause) {
        static Mark of(Token token, int clause) {
            return new Mark(token.start(), token.end(), clause);
        }
    }

    /// A part of a text with its marks, in order.
    private record Stretch(int start, int end, List<Mark> marks) {

        Set<Integer> clauses() {
            Set<Integer> clauses = new HashSet<>();
            marks.forEach(mark -> clauses.add(mark.clause()));
            return clauses;
        }

        Piece piece(String text) {
            return Piece.of(text, start, end, marks.stream().map(mark -> new Piece.Span(mark.start(), mark.end()))
                    .toList());
        }
    }
}
