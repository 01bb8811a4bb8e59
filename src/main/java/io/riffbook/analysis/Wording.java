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

    /// Whether a clause has a word that may not be finished.
    public boolean hasPrefix() {
        return clauses.stream().anyMatch(Clause::hasPrefix);
    }

    /// The same as if the last word were finished.
    public Wording finished() {
        return new Wording(clauses.stream().map(Clause::finished).toList(), leastMatching);
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

        private boolean hasPrefix() {
            return alternatives.stream().anyMatch(each -> each.form() == Form.PREFIX);
        }

        private Clause finished() {
            return hasPrefix()
                    ? new Clause(need, alternatives.stream().filter(each -> each.form() != Form.PREFIX).toList())
                    : this;
        }
    }

    /// In which form words are looked up.
    public enum Form {
        /// What they have in common with their other forms.
        STEM,
        /// Folded, as they were written.
        AS_WRITTEN,
        /// As the beginning of a word, as it was written. Found by it says little: the score is the same for all.
        PREFIX
    }

    /// Where words that are looked up come from.
    public enum Origin {
        /// What was written, or the same taken apart.
        WRITTEN,
        /// What was written, with the stems of another language than the first one: they may be those of other words.
        OTHER_LANGUAGE,
        /// A written word and its neighbour as one word, which stands for each of the two.
        JOINED,
        /// A label of the same concept.
        SYNONYM
    }

    /// Words that stand one after the other.
    ///
    /// @param words at least one; a prefix is exactly one
    /// @param origin what is not written so counts less
    public record Alternative(List<Word> words, Form form, Origin origin) {
        public Alternative {
            words = List.copyOf(words);
            if (words.isEmpty() || (form == Form.PREFIX && words.size() > 1)) {
                throw new IllegalStateException("no such words to look up: " + words);
            }
        }

        /// What to look up for each word.
        public List<String> terms() {
            return words.stream().map(word -> form == Form.STEM ? word.stem() : word.exact()).toList();
        }
    }
}
