package io.riffbook.analysis;

import java.util.ArrayList;
import java.util.List;

/// What somebody asked for in words, analysed and with its synonyms, free of any engine's syntax.
///
/// @param clauses in the order in which they were written; none: nothing was asked for in words
/// @param leastMatching how many of the wanted clauses a document has to match; the required ones come on top
public record Wording(List<Clause> clauses, int leastMatching) {
    public static final Wording NONE = new Wording(List.of(), 0);
    /// Over all clauses and alternatives; what goes beyond is left out, synonyms first. Engines have bounds of their
    /// own.
    public static final int MOST_WORDS = 160;

    public Wording {
        clauses = List.copyOf(clauses);
    }

    /// With the least number of wanted clauses that good results have: both of two, most of several, half of many.
    static Wording of(List<Clause> all) {
        List<Clause> clauses = bounded(all);
        int wanted = wanted(clauses);
        return new Wording(clauses, wanted <= 2 ? wanted : wanted <= 5 ? wanted - 1 : (wanted + 1) / 2);
    }

    /// Whether no words are asked for; there may be words that must not be there.
    public boolean isEmpty() {
        return clauses.stream().allMatch(clause -> clause.need() == Need.EXCLUDED);
    }

    /// Whether [#relaxed()] can find more.
    public boolean isStrict() {
        return leastMatching > 1;
    }

    /// The same, but one wanted clause is enough.
    public Wording relaxed() {
        return new Wording(clauses, Math.min(1, wanted(clauses)));
    }

    private static List<Clause> bounded(List<Clause> all) {
        List<Clause> clauses = new ArrayList<>();
        int words = 0;
        for (Clause clause : all) {
            int more = clause.alternatives().getFirst().words().size();
            if (words + more > MOST_WORDS) {
                break;
            }
            words += more;
            clauses.add(clause);
        }
        for (int i = 0; i < clauses.size(); i++) {
            List<Alternative> alternatives = new ArrayList<>();
            for (Alternative each : clauses.get(i).alternatives()) {
                int more = alternatives.isEmpty() ? 0 : each.words().size();
                if (words + more <= MOST_WORDS) {
                    alternatives.add(each);
                    words += more;
                }
            }
            clauses.set(i, new Clause(clauses.get(i).need(), alternatives));
        }
        return clauses;
    }

    private static int wanted(List<Clause> clauses) {
        return (int) clauses.stream().filter(clause -> clause.need() == Need.WANTED).count();
    }

    /// How much a clause is needed.
    public enum Need {
        /// One of the words, of which some may be missing.
        WANTED,
        /// Was quoted: has to be there as it was written.
        REQUIRED,
        /// Had a minus before it: must not be there.
        EXCLUDED
    }

    /// One word or phrase with the others that count as the same.
    ///
    /// @param alternatives any of them is enough; the first is what was written; at least one, at most
    /// [#MOST_ALTERNATIVES]
    public record Clause(Need need, List<Alternative> alternatives) {
        public static final int MOST_ALTERNATIVES = 24;

        public Clause {
            alternatives = alternatives.stream().distinct().limit(MOST_ALTERNATIVES).toList();
            if (alternatives.isEmpty()) {
                throw new IllegalStateException("a clause without words");
            }
        }
    }

    /// Words that stand one after the other.
    ///
    /// @param words at least one
    /// @param asWritten look up the exact forms; otherwise the stems
    /// @param isSynonym not written by anybody, so it counts less
    public record Alternative(List<Word> words, boolean asWritten, boolean isSynonym) {
        public Alternative {
            words = List.copyOf(words);
        }

        /// What to look up for each word.
        public List<String> terms() {
            return words.stream().map(word -> asWritten ? word.exact() : word.stem()).toList();
        }
    }
}
