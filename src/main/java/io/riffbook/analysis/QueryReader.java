package io.riffbook.analysis;

import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.analysis.Wording.Need;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what people type into a search box.
///
/// Words are wanted, `"quoted phrases"` required as written, `-words` and `-"phrases"` excluded. Nothing else has a
/// meaning, and nothing that anybody types is an error.
public final class QueryReader {
    private static final int MOST_CLAUSES = 32;
    private static final int LONGEST_PHRASE = 32;
    private static final int LONGEST_JOINED = 24;
    private static final Pattern PIECE = Pattern
            .compile("(?<minus>(?<=^|\\s)-)?(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s\"]+))|\"");

    private final Synonyms synonyms;

    public QueryReader(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    /// What the text asks for; of a very long one, the first 32 clauses.
    public Wording read(String text) {
        List<Clause> clauses = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            boolean excluded = pieces.group("minus") != null;
            String quoted = pieces.group("quoted");
            String word = pieces.group("plain");
            if (quoted != null || excluded) {
                addWanted(plain, clauses);
                addPhrase(quoted != null ? quoted : word, excluded ? Need.EXCLUDED : Need.REQUIRED, clauses);
            } else if (word != null) {
                plain.append(word).append(' ');
            }
        }
        addWanted(plain, clauses);
        return Wording.of(withoutStopWords(clauses).stream().distinct().limit(MOST_CLAUSES).toList());
    }

    private static void addPhrase(String text, Need need, List<Clause> clauses) {
        List<Word> words = Synonyms.plainWords(text).stream().limit(LONGEST_PHRASE).toList();
        if (!words.isEmpty()) {
            clauses.add(new Clause(need, List.of(new Alternative(words, need == Need.REQUIRED, false))));
        }
    }

    private void addWanted(StringBuilder plain, List<Clause> clauses) {
        List<Unit> units = units(TextAnalysis.words(plain.toString()));
        plain.setLength(0);
        List<Word> words = units.stream().map(Unit::word).toList();
        for (int i = 0; i < words.size();) {
            Optional<Synonyms.Match> same = synonyms.longestAt(words, i);
            int parts = units.get(i).joined().map(Word::joins).orElse(1);
            if (same.isPresent() && same.get().length() >= parts) {
                clauses.add(synonymous(words.subList(i, i + same.get().length()), same.get().same()));
                i += same.get().length();
            } else if (parts > 1) {
                clauses.add(hyphenated(words.subList(i, i + parts), units.get(i).joined().orElseThrow()));
                i += parts;
            } else {
                clauses.add(single(units, i));
                i++;
            }
        }
    }

    private static Clause synonymous(List<Word> written, List<List<Word>> same) {
        List<Alternative> alternatives = new ArrayList<>();
        alternatives.add(new Alternative(written, false, false));
        for (List<Word> label : same) {
            Alternative synonym = new Alternative(label, false, true);
            if (!synonym.terms().equals(alternatives.getFirst().terms())) {
                alternatives.add(synonym);
            }
        }
        return new Clause(Need.WANTED, alternatives);
    }

    private static Clause hyphenated(List<Word> parts, Word joined) {
        return new Clause(Need.WANTED, List.of(new Alternative(parts, false, false), wanted(joined)));
    }

    /// A word, or what it gives together with its neighbours: `follow up` also finds `followup`.
    private static Clause single(List<Unit> units, int at) {
        List<Alternative> alternatives = new ArrayList<>();
        alternatives.add(wanted(units.get(at).word()));
        joined(units, at - 1).ifPresent(alternatives::add);
        joined(units, at).ifPresent(alternatives::add);
        Particles.apart(units.get(at).word())
                .ifPresent(parts -> alternatives.add(new Alternative(parts, false, false)));
        return new Clause(Need.WANTED, alternatives);
    }

    private static Optional<Alternative> joined(List<Unit> units, int first) {
        if (first < 0 || first + 1 >= units.size()) {
            return Optional.empty();
        }
        Word left = units.get(first).word();
        Word right = units.get(first + 1).word();
        if (TextAnalysis.isStopWord(left) || TextAnalysis.isStopWord(right)
                || left.exact().length() + right.exact().length() > LONGEST_JOINED) {
            return Optional.empty();
        }
        return TextAnalysis.words(left.exact() + right.exact()).stream().findFirst().map(QueryReader::wanted);
    }

    private static Alternative wanted(Word word) {
        return new Alternative(List.of(word), false, false);
    }

    /// Stop words tell nothing, unless there is nothing else.
    private static List<Clause> withoutStopWords(List<Clause> clauses) {
        List<Clause> telling = clauses.stream().filter(clause -> !isStopWord(clause)).toList();
        boolean nothingElse = telling.stream().allMatch(clause -> clause.need() == Need.EXCLUDED);
        return nothingElse ? clauses : telling;
    }

    private static boolean isStopWord(Clause clause) {
        List<Word> words = clause.alternatives().getFirst().words();
        return clause.need() == Need.WANTED && words.size() == 1 && TextAnalysis.isStopWord(words.getFirst());
    }

    private static List<Unit> units(List<Word> words) {
        List<Unit> units = new ArrayList<>();
        for (Word word : words) {
            if (word.isJoined()) {
                Unit first = units.removeLast();
                units.add(new Unit(first.word(), Optional.of(word)));
            } else {
                units.add(new Unit(word, Optional.empty()));
            }
        }
        return units;
    }

    /// @param joined the joined form of the hyphenated word that starts here, if one does
    private record Unit(Word word, Optional<Word> joined) {}
}
