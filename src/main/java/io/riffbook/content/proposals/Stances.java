package io.riffbook.content.proposals;

import io.riffbook.analysis.Labels.Mention;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what a passage says of us from what it denies, and from what others claim. Knows English only: in other languages all
/// is taken as ours.
final class Stances {
    private static final int FAR = 8;
    private static final int FAR_FROM_NO = 2;
    private static final int LONGEST_LISTED = 6;

    private static final Pattern NEGATION = words(
            "not|never|neither|nor|cannot|no|(?:\\p{L}+n['’]t)|without|except|excluding|unlike|instead of|rather than|other than|"
                    + "outside");
    private static final Pattern PREPOSITION = whole(
            "without|except|excluding|unlike|instead of|rather than|other than|outside");
    private static final Pattern IMPOSSIBLE = whole("cannot|(?:ca|could|wo|would)n['’]t");
    private static final Pattern UNLESS = words("without|unless|until|if");
    private static final Pattern NOT_A = Pattern.compile(".*\\b(?:not|isn['’]t|aren['’]t|never) an?\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NO_DENIAL = Pattern.compile(
            "(?:not|isn['’]t|aren['’]t|doesn['’]t|don['’]t) (?:only|just|merely|simply|least|surprising|to mention|yet|sure|until|because)\\b.*"
                    + "|no (?:matter|wonder|doubt|longer|more|less|later|fewer|one|surprise|way|sooner)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern AFTER_WHY = Pattern.compile(".*\\b(?:why|or)\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NEW_CLAUSE = words(
            "but|yet|while|whereas|although|though|because|which|who|so|then|we|you|they|it|it['’]s|our|just|only|unless");
    private static final Pattern BREAK = Pattern.compile(
            "[;.!?—–]|\\s-\\s|\\b(?:but|because|whereas|although|while|unless|so that)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOES_SOMETHING = Pattern.compile(
            "\\s+(?:\\p{L}+\\s+){0,2}(?:can|could|will|would|wants?|likes?|should|has|have|is|are|was|needs?|ever|may|must)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DENIED_AFTERWARDS = Pattern.compile(
            "[^.;,:!?]{0,40}?\\b(?:(?:is|are|was|were)(?: not|n['’]t) (?:our|for|a fit|a good fit|in scope|supported|covered|what|where|who|"
                    + "part)|out of scope|not supported|need not apply|(?:is|are) excluded)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DENYING_LEAD = words(
            "not (?:for|a (?:good )?fit|built|made|meant|suited|right|our|yet|in scope|supported|included)|never for|"
                    + "who should(?:n['’]t| not)|(?:we|it) (?:do|does|are|is|will|wo)(?: not|n['’]t)|out of scope|"
                    + "when not to|walk away|exclu\\p{L}+");
    private static final Pattern DENYING_CELL = Pattern.compile(
            "[\\s*_]*(?:no|not .{0,40}|never|none|n/a|✗|✘|❌|✖)[\\s*_.]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern RIVAL = words(
            "competitors?|rivals?|(?:other|some|most|many|all|legacy|rival|competing) (?:vendors?|suppliers?|providers?|tools?|platforms?|"
                    + "products?)|the incumbent|the competition|everyone else|their (?:deck|website|site|brochure|pitch|sales\\p{L}*|"
                    + "slides?|reps?|homepage)");
    private static final Pattern CLAIM = words(
            "claim|claims|claimed|boasts?|promises?|promised|advertis\\p{L}+|pitch|pitches|pitched|brags?|insists?|argues?|"
                    + "(?:markets?|calls?|positions?|sells?|styles?) (?:itself|themselves)|say|says|said|tells?|"
                    + "describes? (?:itself|themselves)");
    private static final Pattern NAMED_CLAIM = Pattern.compile(
            "(?<![\\p{L}\\d])(?!We\\b|I\\b|You\\b|Our\\b|Customers?\\b)\\p{Lu}[\\p{L}\\d]+ (?:claims|boasts|advertises|pitches|brags|"
                    + "promises|(?:markets|calls|positions|sells) itself)\\b");
    private static final Pattern THEY = words("they");
    private static final Pattern WE = words("we|our|ours|us|ourselves");
    private static final Pattern DESCRIBED = Pattern.compile(
            "(?:['’]s)?\\s+(?:\\p{L}+\\s+){0,2}?(?:is|are|has|have|offers?|focus\\p{L}*|serves?|targets?|sells?|built|does|wins?|comes?|"
                    + "started|grew|was|were|remains?|stays?|leads?)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CLAIMING_LEAD = words(
            "they (?:say|claim|promise|pitch|tell)|their (?:claims?|pitch|promise|strengths?|story|line|words)|what (?:they|\\p{L}+) "
                    + "(?:says?|claims?|promises?)|(?:competitors?|rivals?|other vendors|the competition) (?:says?|claims?|promises?)");
    private static final Pattern OPEN_QUOTE = Pattern.compile("[\"“„«]");
    private static final Pattern FROM_ELSEWHERE = words(
            "website|homepage|brochure|data ?sheet|press release|product page");

    private final boolean isRivalry;
    private final List<Mention> rivals;

    /// @param isRivalry whether the passage names somebody we compete with: then "they" are those
    /// @param rivals mentions of competitors in the sentence
    Stances(boolean isRivalry, List<Mention> rivals) {
        this.isRivalry = isRivalry;
        this.rivals = rivals;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + alternatives + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
    }

    private static Pattern whole(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }

    /// Whether the mention says what we are not: "not a tracking vendor".
    static boolean isWhatWeAreNot(Sentence sentence, Mention mention) {
        return NOT_A.matcher(sentence.text().substring(0, mention.start())).matches();
    }

    /// Whose word it is that the mention stands for.
    ///
    /// @param mention by its place in the sentence
    /// @param title of the passage; empty if the sentence is the title
    Stance of(Sentence sentence, Mention mention, String title) {
        if (isDenied(sentence, mention, title)) {
            return Stance.DENIED;
        }
        return isTheirs(sentence, mention) ? Stance.THEIRS : Stance.OURS;
    }

    private static boolean isDenied(Sentence sentence, Mention mention, String title) {
        if (DENYING_LEAD.matcher(sentence.lead()).find() || DENYING_LEAD.matcher(title).find()
                || DENYING_CELL.matcher(sentence.next()).matches()) {
            return true;
        }
        String after = sentence.text().substring(mention.end());
        return isDeniedBefore(sentence.text(), mention.start(), after)
                || DENIED_AFTERWARDS.matcher(after).matches();
    }

    /// By the last denying word before it in the same clause.
    private static boolean isDeniedBefore(String text, int at, String after) {
        Matcher negation = NEGATION.matcher(text.substring(0, at));
        int start = -1;
        int end = -1;
        int earlier = -1;
        while (negation.find()) {
            earlier = start;
            start = negation.start();
            end = negation.end();
        }
        if (start < 0) {
            return false;
        }
        String word = text.substring(start, end);
        String between = text.substring(end, at);
        if (NO_DENIAL.matcher(text.substring(start)).matches() || AFTER_WHY.matcher(text.substring(0, start)).matches()
                || BREAK.matcher(between).find()) {
            return false;
        }
        if (word.equalsIgnoreCase("no")) {
            return count(between) <= FAR_FROM_NO && !DOES_SOMETHING.matcher(after).matches();
        }
        if (PREPOSITION.matcher(word).matches()) {
            boolean isDouble = earlier >= 0 && !BREAK.matcher(text.substring(earlier, start)).find();
            return !isDouble && !between.contains(",") && count(between) <= FAR;
        }
        return reaches(between, after) && !(IMPOSSIBLE.matcher(word).matches() && UNLESS.matcher(after).find());
    }

    /// Whether a denial goes on through commas: over a list it does, into another clause it doesn't.
    private static boolean reaches(String between, String after) {
        int comma = between.indexOf(',');
        if (comma < 0) {
            return count(between) <= FAR;
        }
        if (count(between.substring(0, comma)) > FAR) {
            return false;
        }
        int end = indexOfAny(after, ",.;:!?");
        for (String piece : (between.substring(comma + 1) + "x" + after.substring(0, end)).split(",", -1)) {
            Matcher clause = NEW_CLAUSE.matcher(piece.strip());
            if (count(piece) > LONGEST_LISTED || clause.lookingAt()) {
                return false;
            }
        }
        return true;
    }

    private boolean isTheirs(Sentence sentence, Mention mention) {
        String text = sentence.text();
        return (isRivalry && CLAIMING_LEAD.matcher(sentence.lead()).find()) || isClaimed(text, mention)
                || isSaidOfThem(text, mention) || isInTheirQuote(sentence, mention);
    }

    private boolean isClaimed(String text, Mention mention) {
        Matcher claim = CLAIM.matcher(text).region(0, mention.start());
        while (claim.find()) {
            String before = text.substring(0, claim.start());
            boolean byRival = rivals.stream().anyMatch(rival -> rival.end() <= before.length()
                    && count(before.substring(rival.end())) <= 3) || endsNear(RIVAL, before)
                    || (isRivalry && endsNear(THEY, before));
            if (byRival && !WE.matcher(text.substring(claim.end(), mention.start())).find()) {
                return true;
            }
        }
        Matcher named = NAMED_CLAIM.matcher(text).region(0, mention.start());
        return named.find() && !WE.matcher(text.substring(named.end(), mention.start())).find();
    }

    private boolean isSaidOfThem(String text, Mention mention) {
        return rivals.stream().anyMatch(rival -> rival.end() < mention.start()
                && DESCRIBED.matcher(text.substring(rival.end(), mention.start())).matches()
                && !WE.matcher(text.substring(rival.end())).find());
    }

    /// Whether somebody else is quoted where the mention stands.
    static boolean isInQuotes(Sentence sentence, Mention mention) {
        String before = sentence.text().substring(0, mention.start());
        return sentence.form() == Sentence.Form.QUOTE
                || (OPEN_QUOTE.matcher(before).results().count() % 2 == 1 && !before.contains("”"));
    }

    private boolean isInTheirQuote(Sentence sentence, Mention mention) {
        String before = sentence.text().substring(0, mention.start());
        if (!isInQuotes(sentence, mention)) {
            return false;
        }
        String block = sentence.block();
        int tail = Math.max(block.lastIndexOf('"'), block.lastIndexOf('”'));
        String by = block.substring(Math.max(0, tail)) + " " + before.substring(0, Math.max(0, firstQuote(before)));
        boolean byRival = rivals.stream().anyMatch(rival -> by.contains(rival.words()));
        return byRival || RIVAL.matcher(by).find() || (FROM_ELSEWHERE.matcher(by).find() && !WE.matcher(by).find());
    }

    private static int firstQuote(String text) {
        Matcher quote = OPEN_QUOTE.matcher(text);
        return quote.find() ? quote.start() : 0;
    }

    private static boolean endsNear(Pattern pattern, String before) {
        Matcher matcher = pattern.matcher(before);
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end >= 0 && count(before.substring(end)) <= 3;
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    static int count(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }
}
