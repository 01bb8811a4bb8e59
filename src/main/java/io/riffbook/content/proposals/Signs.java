package io.riffbook.content.proposals;

import io.riffbook.content.proposals.Sentence.Form;
import io.riffbook.model.Sign;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sees how a passage looks.
final class Signs {
    private static final int FEW_WORDS = 25;
    private static final int MANY_WORDS = 120;
    private static final int QUOTED_WORDS = 5;
    private static final int SEVERAL = 3;

    private static final Pattern NUMBER = Pattern.compile(
            "\\d[\\d.,]*\\s?(?:%|percent\\b|per cent\\b|[x×](?![\\p{L}\\d])|times\\b|points?\\b|fold\\b|(?:k|m|bn|million|billion|thousand)\\b)"
                    + "|\\d\\S*\\s?(?:→|->|=>)\\s?\\S{0,6}\\d|[€$£¥]\\s?\\d|\\d\\s?(?:€|EUR\\b|USD\\b|GBP\\b)"
                    + "|\\bfrom\\s+\\S{0,12}\\d\\S*(?:\\s\\p{L}+){0,3}\\s+to\\s+\\S{0,12}\\d"
                    + "|\\d[\\d.,]*\\s?(?:hours?|minutes?|days?|weeks?|months?|years?|sites?|customers?|shipments?|pallets?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("[\"“„«]([^\"”“»]{12,1500})[\"”»“]");
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(?:^|\n|[\"”»*_.!?])\\s*(?:>\\s*)?[*_]{0,2}(?:—|–|--|~|says|said)\\s*[*_]{0,2}(?:the |a |an )?\\p{L}[^\n]{2,120}");
    private static final Pattern QUOTED_WHOLE = Pattern.compile("\\W{0,3}[\"“„«'‘][^\"]{3,300}[\"”»'’“][.!?…]?\\s*");
    /// What customers say of themselves, or of us, when they don't want to.
    private static final Pattern REFUSAL = Pattern.compile(
            "(?<![\\p{L}])(?:we|we['’]\\p{L}+|i|i['’]\\p{L}+|our|ours|my|us|you|your|too (?:expensive|early|late|small|big|busy|complex|risky|long|much|hard|slow|new)|"
                    + "no (?:budget|time|need|money|resources?)|not (?:now|yet|interested|a priority|this (?:year|quarter)|in the budget|ready|convinced)|"
                    + "why (?:should|would|not|can['’]t|change)|what if|what about|good enough|another (?:tool|system|app|platform|project|dashboard))(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED_AT_THE_END = Pattern
            .compile("[^\"“„]{0,40}[\"“„]([^\"“”]{3,300})[\"”“][.!?…]?\\s*");
    private static final Pattern ADDRESSEE = Pattern.compile(
            "(?:for (?!example|instance|now|sale|free)\\p{L}.*|if you(?:['’]\\p{L}+)? .*|.*\\bwhat['’]?s? (?:is )?in it for .*|what (?:an?|the|your|every) .*\\b(?:gets?|gains?)\\b.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE = Pattern.compile(
            "(?<![\\p{L}])(?:sources?|data|method|sample)\\s?:|(?<![\\p{L}])n\\s?=\\s?\\d|(?<![\\p{L}])(?:audited|counted|reviewed|verified|analysed|analyzed|measured|compared|conducted|certified) (?:by|with|from|at|over|across|on|in)\\b"
                    + "|\\b(?:(?:control|matched) \\p{L}+|report available|own (?:books|records|time stamps|timestamps|data|figures|auditors?))\\b|\\bfrom (?:their|the customers?['’]?s?|our) (?:own )?(?:\\p{L}+ )?(?:systems?|books|log|records|data)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSUS = Pattern.compile(
            "(?<![\\p{L}])(?:vs\\.?|versus|compared (?:to|with)|unlike|head[- ]to[- ]head|side by side|how we (?:differ|compare)|"
                    + "(?:us|we) (?:and|or) them|they (?:have|say|do|claim)|against)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PAST = Pattern.compile(
            "\\b(?:was|were|had|did|went|came|took|got|found|saw|told|said|began|chose|lost|cut|grew|fell|ran|made|became|brought|"
                    + "\\p{L}{3,}ed)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PRESENT = Pattern.compile(
            "\\b(?:is|are|has|have|does|do|can|will|should|must|may|get|gets|need|needs|'s|’s|\\p{L}+ing)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DIRECTION = Pattern.compile(
            "[\\s*_\\d.)\"“]{0,6}(?:ask|say|open|listen|pause|wait|begin|start|let (?:them|him|her|the)|tell|mention|close|land|probe|confirm|agree|repeat|read (?:it|out|them)|"
                    + "don['’]t (?:say|pitch|sell|mention|demo|show|open)|do not (?:say|pitch|sell|mention|demo|show)|if (?:they|nobody|somebody)|when they|then (?:ask|say|stop|wait))\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:you|your|yours)\\b", Pattern.CASE_INSENSITIVE);

    private Signs() {}

    static Set<Sign> of(PassageWords passage) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        String title = passage.title().strip();
        String body = passage.body();
        List<Sentence> sentences = Sentences.of(body);
        String all = title + "\n" + body;
        int words = Stances.count(all.replaceAll("[|#>*_`-]+", " "));
        mark(signs, Sign.SHORT, words <= FEW_WORDS);
        mark(signs, Sign.LONG, words > MANY_WORDS);
        mark(signs, Sign.TABLE, sentences.stream().anyMatch(each -> each.form() == Form.CELL));
        mark(signs, Sign.LIST, sentences.stream().filter(each -> each.form() == Form.ITEM).count() >= 2);
        mark(signs, Sign.NUMBERS, NUMBER.matcher(all).find());
        mark(signs, Sign.QUESTION_TITLE, title.endsWith("?"));
        mark(signs, Sign.QUOTED_TITLE, QUOTED_WHOLE.matcher(title).matches());
        mark(signs, Sign.VERSUS, VERSUS.matcher(title).find() || VERSUS.matcher(body).results().limit(2).count() == 2);
        mark(signs, Sign.REFUSAL, isRefusal(title));
        mark(signs, Sign.ADDRESSEE, ADDRESSEE.matcher(title).matches());
        mark(signs, Sign.SOURCE, SOURCE.matcher(all).find());
        mark(signs, Sign.LINE, isLine(title, sentences));
        mark(signs, Sign.CLOSING_QUESTION, !sentences.isEmpty() && isQuestion(sentences.getLast()));
        long questions = sentences.stream().filter(Signs::isQuestion).count();
        mark(signs, Sign.QUESTIONS, questions >= SEVERAL || (questions >= 2 && 2 * questions >= sentences.size()));
        mark(signs, Sign.PAST, isTold(sentences));
        mark(signs, Sign.DIRECTIONS, sentences.stream()
                .filter(each -> DIRECTION.matcher(each.text()).matches()).limit(2).count() == 2);
        mark(signs, Sign.ADDRESS, ADDRESS.matcher(all).results().limit(2).count() == 2);
        quotations(signs, sentences, body);
        return signs;
    }

    private static void mark(Set<Sign> signs, Sign sign, boolean isThere) {
        if (isThere) {
            signs.add(sign);
        }
    }

    private static void quotations(Set<Sign> signs, List<Sentence> sentences, String body) {
        boolean block = sentences.stream().anyMatch(each -> each.form() == Form.QUOTE);
        Matcher quoted = QUOTED.matcher(body);
        boolean marks = false;
        int end = -1;
        while (quoted.find()) {
            if (Stances.count(quoted.group(1)) >= QUOTED_WORDS) {
                marks = true;
                end = quoted.end();
            }
        }
        mark(signs, Sign.QUOTATION, block || marks);
        String after = end >= 0 ? body.substring(end - 1) : body;
        mark(signs, Sign.ATTRIBUTED_QUOTATION, (block || marks) && ATTRIBUTION.matcher(after).find());
    }

    private static boolean isQuestion(Sentence sentence) {
        return sentence.text().strip().replaceAll("[\"”»*_)]+$", "").endsWith("?");
    }

    private static boolean isRefusal(String title) {
        Matcher quoted = QUOTED_AT_THE_END.matcher(title);
        return quoted.matches() && REFUSAL.matcher(quoted.group(1)).find();
    }

    /// A sentence or two in quotation marks, or a title that is a sentence and has nothing below it.
    private static boolean isLine(String title, List<Sentence> body) {
        if (body.isEmpty()) {
            return title.matches(".*[.!][\"”»*]{0,2}") && Stances.count(title) <= FEW_WORDS;
        }
        boolean isPlain = body.stream().allMatch(each -> each.form() == Form.PARAGRAPH || each.form() == Form.QUOTE);
        int words = body.stream().mapToInt(each -> Stances.count(each.text())).sum();
        String first = body.getFirst().text().strip();
        boolean isQuoted = body.getFirst().form() == Form.QUOTE || first.matches("(?s)[\"“„«*].*");
        return isPlain && isQuoted && words <= FEW_WORDS;
    }

    private static boolean isTold(List<Sentence> sentences) {
        String told = sentences.stream().filter(each -> each.form() != Form.CELL).map(Sentence::text)
                .collect(Collectors.joining(" "));
        long past = PAST.matcher(told).results().limit(200).count();
        long present = PRESENT.matcher(told).results().limit(200).count();
        return past > SEVERAL && past > present;
    }
}
