package io.riffbook.analysis;

import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.analysis.Wording.Form;
import io.riffbook.analysis.Wording.Need;
import io.riffbook.analysis.Wording.Origin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what people type into a search box.
///
/// Words are wanted, `"quoted phrases"` required as written, `-words` and `-"phrases"` excluded. Nothing else has a
/// meaning, and nothing that anybody types is an error. A word is looked up with its stems in all languages that are
/// asked for; the last one, unless something follows it, as the beginning of a word as well.
public final class QueryReader {
    private static final int MOST_CLAUSES = 32;
    private static final int LONGEST_PHRASE = 32;
    private static final int LONGEST_JOINED = 24;
    private static final int SHORTEST_PREFIX = 3;
    /// So many stop words of a language say that the query is in it.
    private static final int TELLING_STOP_WORDS = 2;
    private static final Pattern PIECE = Pattern
            .compile("(?<minus>(?<=^|\\s)-)?(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s\"]+))|\"");

    private final Synonyms synonyms;
    private final List<Language> languages;

    /// A reader of English queries.
    public QueryReader(Synonyms synonyms) {
        this(synonyms, List.of(Language.ENGLISH));
    }

    /// A reader of queries in any of these languages.
    ///
    /// @param languages at least one; the first one's stop words are left out always, those of others if the query is
    /// in that language
    public QueryReader(Synonyms synonyms, List<Language> languages) {
        this.synonyms = synonyms;
        this.languages = languages.stream().distinct().toList();
        if (languages.isEmpty()) {
            throw new IllegalStateException("a query has to be in some language");
        }
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
                addWanted(plain, false, clauses);
                addPhrase(quoted != null ? quoted : word, excluded ? Need.EXCLUDED : Need.REQUIRED, clauses);
            } else if (word != null) {
                plain.append(word).append(' ');
            }
        }
        addWanted(plain, endsInAWord(text), clauses);
        return Wording.of(withoutStopWords(clauses).stream().distinct().limit(MOST_CLAUSES).toList());
    }

    /// The words that stand by themselves, neither quoted nor excluded, and tell something; in order.
    public List<PlacedWord> plainWords(String text) {
        List<PlacedWord> words = new ArrayList<>();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            if (pieces.group("minus") == null && pieces.group("plain") != null) {
                int start = pieces.start("plain");
                for (PlacedWord each : TextAnalysis.placed(pieces.group("plain"))) {
                    if (!TextAnalysis.isStopWord(each.word())) {
                        words.add(new PlacedWord(each.word(), start + each.start(), start + each.end()));
                    }
                }
            }
        }
        return List.copyOf(words);
    }

    private static boolean endsInAWord(String text) {
        return !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
    }

    private void addPhrase(String text, Need need, List<Clause> clauses) {
        Form form = need == Need.REQUIRED ? Form.AS_WRITTEN : Form.STEM;
        Alternatives phrase = new Alternatives();
        for (Language language : languages) {
            phrase.add(Synonyms.plainWords(language, text).stream().limit(LONGEST_PHRASE).toList(), form,
                    origin(language));
        }
        phrase.clause(need).ifPresent(clauses::add);
    }

    private void addWanted(StringBuilder plain, boolean unfinished, List<Clause> clauses) {
        Units units = Units.of(languages, plain.toString());
        plain.setLength(0);
        for (int i = 0; i < units.size();) {
            Optional<Synonyms.Match> same = synonymsAt(units, i);
            int parts = units.partsAt(i);
            if (same.isPresent() && same.get().length() >= parts) {
                synonymous(units, i, same.get()).clause(Need.WANTED).ifPresent(clauses::add);
                i += same.get().length();
            } else if (parts > 1) {
                hyphenated(units, i, parts).clause(Need.WANTED).ifPresent(clauses::add);
                i += parts;
            } else {
                Alternatives word = single(units, i);
                i++;
                if (unfinished && i == units.size()) {
                    addPrefix(units.at(i - 1), word);
                }
                word.clause(Need.WANTED).ifPresent(clauses::add);
            }
        }
    }

    private Optional<Synonyms.Match> synonymsAt(Units units, int at) {
        Optional<Synonyms.Match> longest = Optional.empty();
        for (Language language : languages) {
            Optional<Synonyms.Match> match = synonyms.longestAt(language, units.words(language), at);
            if (match.isPresent() && match.get().length() > longest.map(Synonyms.Match::length).orElse(0)) {
                longest = match;
            }
        }
        return longest;
    }

    private Alternatives synonymous(Units units, int at, Synonyms.Match match) {
        Alternatives all = new Alternatives();
        languages.forEach(
                language -> add(units.words(language).subList(at, at + match.length()), origin(language), all));
        // all of the first language's, before bounds are reached
        for (Language language : languages) {
            match.same().forEach(label -> add(label.in(language), Origin.SYNONYM, all));
        }
        return all;
    }

    private Alternatives hyphenated(Units units, int at, int parts) {
        Alternatives all = new Alternatives();
        languages.forEach(language -> add(units.words(language).subList(at, at + parts), origin(language), all));
        languages.forEach(language -> add(List.of(units.joinedAt(language, at)), origin(language), all));
        return all;
    }

    /// A word, or what it gives together with its neighbours: `follow up` also finds `followup`.
    private Alternatives single(Units units, int at) {
        Alternatives all = new Alternatives();
        languages.forEach(language -> add(List.of(units.words(language).get(at)), origin(language), all));
        addJoined(units, at - 1, all);
        addJoined(units, at, all);
        Particles.apart(units.at(at)).ifPresent(parts -> add(parts, Origin.WRITTEN, all));
        return all;
    }

    private Origin origin(Language language) {
        return language == languages.getFirst() ? Origin.WRITTEN : Origin.OTHER_LANGUAGE;
    }

    private void add(List<Word> words, Origin origin, Alternatives all) {
        boolean isName = words.size() == 1 && synonyms.isName(words.getFirst());
        all.add(words, isName ? Form.AS_WRITTEN : Form.STEM, origin);
    }

    private void addJoined(Units units, int first, Alternatives all) {
        if (first < 0 || first + 1 >= units.size()) {
            return;
        }
        Word left = units.at(first);
        Word right = units.at(first + 1);
        if (TextAnalysis.isStopWord(left) || TextAnalysis.isStopWord(right)
                || left.exact().length() + right.exact().length() > LONGEST_JOINED) {
            return;
        }
        for (Language language : languages) {
            all.add(Synonyms.plainWords(language, left.exact() + right.exact()).stream().limit(1).toList(), Form.STEM,
                    Origin.JOINED);
        }
    }

    private void addPrefix(Word last, Alternatives all) {
        boolean isStopWord = languages.stream().anyMatch(language -> TextAnalysis.isStopWord(language, last));
        if (last.exact().length() >= SHORTEST_PREFIX && !isStopWord) {
            all.add(List.of(last), Form.PREFIX, Origin.WRITTEN);
        }
    }

    /// Stop words tell nothing, unless there is nothing else.
    private List<Clause> withoutStopWords(List<Clause> clauses) {
        Set<Language> spoken = spoken(clauses);
        List<Clause> telling = clauses.stream().filter(clause -> !isStopWord(clause, spoken)).toList();
        boolean nothingElse = telling.stream().allMatch(clause -> clause.need() == Need.EXCLUDED);
        return nothingElse ? clauses : telling;
    }

    private Set<Language> spoken(List<Clause> clauses) {
        Set<Language> spoken = EnumSet.of(languages.getFirst());
        for (Language language : languages) {
            Set<String> stopWords = new HashSet<>();
            for (Clause clause : clauses) {
                if (isStopWord(clause, EnumSet.of(language))
                        && !isStopWord(clause, EnumSet.of(languages.getFirst()))) {
                    stopWords.add(clause.alternatives().getFirst().words().getFirst().exact());
                }
            }
            if (stopWords.size() >= TELLING_STOP_WORDS) {
                spoken.add(language);
            }
        }
        return spoken;
    }

    private static boolean isStopWord(Clause clause, Set<Language> spoken) {
        List<Word> words = clause.alternatives().getFirst().words();
        return clause.need() == Need.WANTED && words.size() == 1
                && spoken.stream().anyMatch(language -> TextAnalysis.isStopWord(language, words.getFirst()));
    }

    /// What is looked up for one clause; what is looked up already is not added again.
    private static final class Alternatives {
        private final List<Alternative> all = new ArrayList<>();
        private final Set<Object> seen = new HashSet<>();

        void add(List<Word> words, Form form, Origin origin) {
            if (!words.isEmpty()) {
                Alternative alternative = new Alternative(words, form, origin);
                if (seen.add(List.of(form, alternative.terms()))) {
                    all.add(alternative);
                }
            }
        }

        Optional<Clause> clause(Need need) {
            return all.isEmpty() ? Optional.empty() : Optional.of(new Clause(need, all));
        }
    }
}
