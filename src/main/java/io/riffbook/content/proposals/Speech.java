package io.riffbook.content.proposals;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sees who speaks in a passage to whom, and of when. Knows English only.
final class Speech {
    private static final int MUCH_PAST = 6;
    private static final int SOME_PAST = 4;
    private static final int MUCH_ADDRESS = 2;
    private static final int MOST = 200;

    private static final String FIRST_PERSON = "(?:we|we['’]\\p{L}+|i|i['’]\\p{L}+|our|ours|my|us)";
    /// What customers say of themselves, or of us, when they don't want to.
    private static final Pattern REFUSAL = OneOf.words(FIRST_PERSON, "you", "your",
            "too (?:expensive|early|late|small|big|busy|complex|risky|long|much|hard|slow|new)",
            "no (?:budget|time|need|money|resources?)",
            "not (?:now|yet|interested|a priority|this (?:year|quarter)|in the budget|ready|convinced)",
            "why (?:should|would|not|can['’]t|change)", "what if", "what about", "good enough",
            "(?:is|are) (?:frozen|closed|on hold)", "send me (?:something|an? .{2,20})", "don['’]t trust",
            "another (?:tool|system|app|platform|project|dashboard)");
    /// The same without quotation marks: then it must be plain that a customer speaks.
    private static final Pattern BARE_REFUSAL = OneOf.words(
            "(?:we|i)['’]?(?:ve| have)? (?:always|already)\\b.*",
            FIRST_PERSON + " .{0,30}(?:won['’]t|will never|would never)\\b.*",
            "(?:it|that|this) (?:won['’]t|will never|would never) work.*",
            "(?:it['’]s|you['’]re|that['’]s) too \\p{L}+.*",
            "we (?:have|['’]ve) no (?:budget|time|money|need|people).*", "we (?:don['’]t|do not) need.*");
    private static final Pattern QUOTED_AT_THE_END = Pattern
            .compile("[^\"“„]{0,40}[\"“„]([^\"“”]{3,300})[\"”“][.!?…]?\\s*");
    private static final Pattern INTRODUCED = Pattern.compile("[^:]{1,40}:\\s+(.+)");

    private static final Pattern ADDRESSEE = OneOf.whole(
            "for (?!example|instance|now|sale|free)\\p{L}.*", "if you(?:['’]\\p{L}+|r)? .*",
            "to (?:those|whoever|anyone) who .*",
            "you (?!said|asked|told)\\p{L}+ .*", ".*\\bwhat['’]?s? (?:is )?in it for .*",
            "what (?:an?|the|your|every) .*\\b(?:gets?|gains?)\\b.*", "what .* means? (?:for|to) .*",
            "why .* cares?\\b.*");
    private static final Pattern ADDRESS = OneOf.words("you", "your", "yours", "you['’]\\p{L}+");

    private static final Pattern DIRECTION = OneOf.whole(direction(
            "ask", "say", "open", "listen", "pause", "wait", "begin", "start", "stop", "let (?:them|him|her|the)",
            "tell",
            "mention", "close", "end with", "finish", "leave with", "land", "probe", "confirm", "agree", "repeat",
            "read (?:it|out|them)", "never (?:answer|pitch|argue|interrupt|lead)", "note the",
            "count (?:doors|the|them)",
            "don['’]t (?:say|pitch|sell|mention|demo|show|open|defend|argue)",
            "do not (?:say|pitch|sell|mention|demo|show)",
            "if (?:they|nobody|somebody|it['’]s quiet|[\"“])", "when they", "then\\b.{0,6} (?:ask|say|stop|wait)",
            "then: ", "dial"));

    private static final Pattern PAST = OneOf.words(
            "was", "were", "had", "did", "went", "came", "took", "got", "found", "saw", "told", "said", "began",
            "chose",
            "lost", "cut", "grew", "fell", "ran", "made", "became", "brought", "drove", "held", "left", "met", "gave",
            "put",
            "kept", "sent", "paid", "wrote", "spent", "won", "stood", "heard", "knew", "thought", "broke", "led", "sat",
            "(?:they|he|she)['’]d", "\\p{L}{3,}ed");
    private static final Pattern PRESENT = OneOf.words(
            "is", "are", "has", "have", "does", "do", "can", "will", "should", "must", "may", "gets?", "needs?",
            "knows?",
            "says?", "goes", "comes", "takes", "gives", "makes", "means", "costs", "works", "runs", "holds",
            "(?:it|that|there|what)['’]s", "(?:we|you|they)['’](?:re|ll|ve)", "(?:do|does|is|are)n['’]t");

    private Speech() {}

    private static String[] direction(String... verbs) {
        return new String[]{
                "[\\s*_\\d.)\"“'’>-]{0,8}(?:" + String.join("|", verbs) + ")(?![\\p{L}]).*"};
    }

    /// Whether a title is a customer's no, not yet, or not you.
    static boolean isRefusal(String title) {
        Matcher quoted = QUOTED_AT_THE_END.matcher(title);
        if (quoted.matches()) {
            return REFUSAL.matcher(quoted.group(1)).find();
        }
        Matcher introduced = INTRODUCED.matcher(title);
        return BARE_REFUSAL.matcher(introduced.matches() ? introduced.group(1) : title).lookingAt();
    }

    /// Whether a title says for whom the passage is.
    static boolean hasAddressee(String title) {
        return ADDRESSEE.matcher(title).matches();
    }

    static boolean isToTheListener(String text) {
        return ADDRESS.matcher(text).results().limit(MUCH_ADDRESS).count() == MUCH_ADDRESS;
    }

    /// Whether it tells the presenter what to do.
    static boolean isDirection(Sentence sentence) {
        return DIRECTION.matcher(sentence.text()).matches();
    }

    /// Whether they tell what happened; of words of somebody else fewer have to.
    static boolean areTold(List<Sentence> sentences, boolean isQuoted) {
        String told = sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
        long past = PAST.matcher(told).results().limit(MOST).count();
        long present = PRESENT.matcher(told).results().limit(MOST).count();
        return past >= (isQuoted ? SOME_PAST : MUCH_PAST) && past >= 2 * present;
    }
}
