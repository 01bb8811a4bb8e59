package io.riffbook.content.proposals;

import io.riffbook.analysis.Labels.Mention;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what a passage says from what it says isn't so. Knows English only.
final class Denials {
    private static final int FAR = 8;
    private static final int FAR_FROM_NO = 2;
    private static final int LONGEST_LISTED = 6;

    private static final String[] PREPOSITIONS = {"without", "except", "excluding", "unlike", "instead of",
            "rather than",
            "other than", "outside"};
    private static final String NOT = "(?:not|isn['’]t|aren['’]t|doesn['’]t|don['’]t)";
    private static final Pattern NEGATION = OneOf.words("not", "never", "neither", "nor", "cannot", "no",
            "(?:\\p{L}+n['’]t)", String.join("|", PREPOSITIONS));
    private static final Pattern PREPOSITION = OneOf.whole(PREPOSITIONS);
    private static final Pattern IMPOSSIBLE = OneOf.whole("cannot", "(?:ca|could|wo|would)n['’]t");
    private static final Pattern UNLESS = OneOf.words("without", "unless", "until", "if");
    private static final Pattern NOT_A = OneOf.whole(".*\\b(?:not|isn['’]t|aren['’]t|never) (?:an?|to|by|from)\\s+");
    /// What sounds like a denial and is none.
    private static final Pattern NO_DENIAL = OneOf.whole(
            NOT + " (?:only|just|merely|simply|least|surprising|to mention|yet|sure|until|because)\\b.*",
            "no (?:matter|wonder|doubt|longer|more|less|later|fewer|one|surprise|way|sooner)\\b.*");
    private static final Pattern AFTER_WHY = OneOf.whole(".*\\b(?:why|or)\\s+");
    private static final Pattern NEW_CLAUSE = OneOf.words("but", "yet", "while", "whereas", "although", "though",
            "because",
            "which", "who", "so", "then", "we", "you", "they", "it", "it['’]s", "our", "just", "only", "unless");
    private static final Pattern BREAK = OneOf.anywhere("[;.!?—–]", "\\s-\\s",
            "\\b(?:but|because|whereas|although|while|unless|so that)\\b");
    /// After a denied noun, of whom it says something: "No freight forwarder can wait".
    private static final Pattern DOES_SOMETHING = OneOf
            .whole("\\s+(?:\\p{L}+\\s+){0,2}(?:can|could|will|would|wants?|likes?"
                    + "|should|has|have|is|are|was|needs?|ever|may|must)\\b.*");
    private static final Pattern DENIED_AFTERWARDS = OneOf.whole("[^.;,:!?]{0,40}?\\b(?:"
            + "(?:is|are|was|were)(?: not|n['’]t) (?:our|for|a fit|a good fit|in scope|supported"
            + "|covered|what|where|who|part)"
            + "|out of scope|not supported|need not apply|(?:is|are) excluded)\\b.*");
    private static final Pattern DENYING_LEAD = OneOf.words(
            "not (?:for|a (?:good )?fit|built|made|meant|suited|right|our|yet|in scope|supported|included)",
            "never for",
            "who should(?:n['’]t| not)", "(?:we|it) (?:do|does|are|is|will|wo)(?: not|n['’]t)", "out of scope",
            "when not to", "walk away", "exclu\\p{L}+");
    private static final Pattern DENYING_CELL = OneOf.whole(
            "[\\s*_]*(?:no|not .{0,40}|never|none|n/a|✗|✘|❌|✖)[\\s*_.]*");

    private Denials() {}

    /// Whether the mention says what we are not: "not a tracking vendor".
    static boolean isWhatWeAreNot(Sentence sentence, Mention mention) {
        return NOT_A.matcher(sentence.text().substring(0, mention.start())).matches();
    }

    /// @param mention by its place in the sentence
    /// @param title of the passage; empty if the sentence is the title
    static boolean isDenied(Sentence sentence, Mention mention, String title) {
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
            return WordCount.of(between) <= FAR_FROM_NO && !DOES_SOMETHING.matcher(after).matches();
        }
        if (PREPOSITION.matcher(word).matches()) {
            boolean isDouble = earlier >= 0 && !BREAK.matcher(text.substring(earlier, start)).find();
            return !isDouble && !between.contains(",") && WordCount.of(between) <= FAR;
        }
        return reaches(between, after) && !(IMPOSSIBLE.matcher(word).matches() && UNLESS.matcher(after).find());
    }

    /// Whether a denial goes on through commas: over a list it does, into another clause it doesn't.
    private static boolean reaches(String between, String after) {
        int comma = between.indexOf(',');
        if (comma < 0) {
            return WordCount.of(between) <= FAR;
        }
        if (WordCount.of(between.substring(0, comma)) > FAR) {
            return false;
        }
        int end = indexOfAny(after, ",.;:!?");
        for (String piece : (between.substring(comma + 1) + "x" + after.substring(0, end)).split(",", -1)) {
            Matcher clause = NEW_CLAUSE.matcher(piece.strip());
            if (WordCount.of(piece) > LONGEST_LISTED || clause.lookingAt()) {
                return false;
            }
        }
        return true;
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
