package io.riffbook.content.proposals;

import io.riffbook.content.proposals.Sentence.Form;
import io.riffbook.model.Sign;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sees how a passage looks.
final class Signs {
    private static final int FEW_WORDS = 25;
    private static final int MANY_WORDS = 120;
    private static final int QUOTED_WORDS = 5;
    private static final int SEVERAL = 3;

    private static final Pattern QUOTED = Pattern.compile("[\"“„«]([^\"”“»]{12,1500})[\"”»“]");
    private static final Pattern QUOTED_WHOLE = Pattern
            .compile("\\W{0,3}[\"“„«'‘][^\"]{3,300}[\"”»'’“][.!?…]?\\s*");
    /// Behind a saying: a dash and who said it, or that somebody says it.
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(?:^|\n|[\"”»*_.!?])\\s*(?:>\\s*)?[*_]{0,2}(?:—|–|--|~|says|said)"
                    + "\\s*[*_]{0,2}(?:the |a |an )?\\p{L}[^\n]{2,120}");
    private static final Pattern VERSUS = OneOf.words(
            "vs\\.?", "versus", "compared (?:to|with)", "unlike", "head[- ]to[- ]head", "side by side",
            "how we (?:differ|compare)", "(?:us|we) (?:and|or) them", "they (?:have|say|do|claim)", "against",
            "(?:they|we) (?:win|lose)", "(?:is|are|['’]s) (?:also )?(?:quoting|bidding|in the (?:room|deal))");

    private final Set<Sign> signs = EnumSet.noneOf(Sign.class);
    private final String title;
    private final String body;
    private final List<Sentence> sentences;

    private Signs(PassageWords passage) {
        this.title = passage.heading();
        this.body = passage.body();
        this.sentences = Sentences.of(body);
    }

    static Set<Sign> of(PassageWords passage) {
        Signs all = new Signs(passage);
        all.form();
        all.quotations();
        all.meaning();
        return all.signs;
    }

    private void mark(Sign sign, boolean isThere) {
        if (isThere) {
            signs.add(sign);
        }
    }

    private void form() {
        int words = WordCount.of((title + "\n" + body).replaceAll("[|#>*_`-]+", " "));
        long questions = sentences.stream().filter(Signs::isQuestion).count();
        mark(Sign.SHORT, words <= FEW_WORDS);
        mark(Sign.LONG, words > MANY_WORDS);
        mark(Sign.TABLE, sentences.stream().anyMatch(each -> each.form() == Form.CELL));
        mark(Sign.LIST, sentences.stream().filter(each -> each.form() == Form.ITEM).count() >= 2);
        mark(Sign.LINE, isLine());
        mark(Sign.QUESTION_TITLE, title.endsWith("?"));
        mark(Sign.CLOSING_QUESTION, !sentences.isEmpty() && isQuestion(sentences.getLast()));
        mark(Sign.QUESTIONS, questions >= SEVERAL || (questions >= 2 && 2 * questions >= sentences.size()));
    }

    private void quotations() {
        boolean block = sentences.stream().anyMatch(each -> each.form() == Form.QUOTE);
        Matcher quoted = QUOTED.matcher(body);
        boolean marks = false;
        int end = -1;
        while (quoted.find()) {
            if (WordCount.of(quoted.group(1)) >= QUOTED_WORDS) {
                marks = true;
                end = quoted.end();
            }
        }
        String after = end >= 0 ? body.substring(end - 1) : body;
        mark(Sign.QUOTED_TITLE, QUOTED_WHOLE.matcher(title).matches());
        mark(Sign.QUOTATION, block || marks);
        mark(Sign.ATTRIBUTED_QUOTATION, (block || marks) && ATTRIBUTION.matcher(after).find());
    }

    private void meaning() {
        String all = title + "\n" + body;
        mark(Sign.NUMBERS, Measures.areIn(all));
        mark(Sign.SOURCE, Measures.haveASource(all));
        mark(Sign.SAMPLE, Measures.haveASample(all));
        mark(Sign.CONTEST_TITLE, VERSUS.matcher(title).find());
        mark(Sign.VERSUS, VERSUS.matcher(title).find() || VERSUS.matcher(body).results().limit(2).count() == 2);
        mark(Sign.REFUSAL, Speech.isRefusal(title));
        mark(Sign.ADDRESSEE, Speech.hasAddressee(title));
        mark(Sign.ADDRESS, Speech.isToTheListener(all));
        mark(Sign.PAST, Speech.areTold(sentences, signs.contains(Sign.ATTRIBUTED_QUOTATION)));
        mark(Sign.DIRECTIONS, sentences.stream().filter(Speech::isDirection).limit(2).count() == 2);
    }

    private static boolean isQuestion(Sentence sentence) {
        return sentence.text().strip().replaceAll("[\"”»*_)]+$", "").endsWith("?");
    }

    /// A sentence or two in quotation marks, or a title that is a sentence and has nothing below it.
    private boolean isLine() {
        if (sentences.isEmpty()) {
            return title.matches(".*[.!][\"”»*]{0,2}") && WordCount.of(title) <= FEW_WORDS;
        }
        boolean isPlain = sentences.stream()
                .allMatch(each -> each.form() == Form.PARAGRAPH || each.form() == Form.QUOTE);
        int words = sentences.stream().mapToInt(each -> WordCount.of(each.text())).sum();
        Sentence first = sentences.getFirst();
        boolean isQuoted = first.form() == Form.QUOTE || first.text().strip().matches("(?s)[\"“„«*].*");
        return isPlain && isQuoted && words <= FEW_WORDS;
    }
}
