package io.riffbook.content.proposals;

import io.riffbook.analysis.Labels.Mention;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what a passage says of us from what it denies, and from what others claim. Knows English only: in other
/// languages all is taken as ours.
final class Stances {
    private static final int NEAR = 3;

    private static final Pattern RIVAL = OneOf.words("competitors?", "rivals?",
            "(?:other|some|most|many|all|legacy|rival|competing) "
                    + "(?:vendors?|suppliers?|providers?|tools?|platforms?|products?)",
            "the incumbent", "the competition", "everyone else",
            "their (?:deck|website|site|brochure|pitch|sales\\p{L}*|slides?|reps?|homepage)");
    private static final Pattern CLAIM = OneOf.words("claim|claims|claimed", "boasts?", "promises?|promised",
            "advertis\\p{L}+", "pitch|pitches|pitched", "brags?", "insists?", "argues?", "say|says|said", "tells?",
            "(?:markets?|calls?|positions?|sells?|styles?|describes?) (?:itself|themselves)");
    private static final Pattern NAMED_CLAIM = Pattern.compile(
            "(?<![\\p{L}\\d])(?!We\\b|I\\b|You\\b|Our\\b|Customers?\\b)\\p{Lu}[\\p{L}\\d]+ "
                    + "(?:claims|boasts|advertises|pitches|brags|promises"
                    + "|(?:markets|calls|positions|sells) itself)\\b");
    private static final Pattern THEY = OneOf.words("they");
    private static final Pattern WE = OneOf.words("we", "our", "ours", "us", "ourselves");
    /// After a rival's name: something is said of it.
    private static final Pattern DESCRIBED = OneOf.whole("(?:['’]s)?\\s+(?:\\p{L}+\\s+){0,2}?(?:is|are|has|have|offers?"
            + "|focus\\p{L}*|serves?|targets?|sells?|built|does|wins?|comes?|started|grew"
            + "|was|were|remains?|stays?|leads?)\\b.*");
    private static final Pattern CLAIMING_LEAD = OneOf.words("they (?:say|claim|promise|pitch|tell)",
            "their (?:claims?|pitch|promise|strengths?|story|line|words)",
            "what (?:they|\\p{L}+) (?:says?|claims?|promises?)",
            "(?:competitors?|rivals?|other vendors|the competition) (?:says?|claims?|promises?)");
    private static final Pattern OPEN_QUOTE = Pattern.compile("[\"“„«]");
    private static final Pattern FROM_ELSEWHERE = OneOf.words("website", "homepage", "brochure", "data ?sheet",
            "press release", "product page");

    private final boolean isRivalry;
    private final List<Mention> rivals;

    /// @param isRivalry whether the passage names somebody we compete with: then "they" are those
    /// @param rivals mentions of competitors in the sentence
    Stances(boolean isRivalry, List<Mention> rivals) {
        this.isRivalry = isRivalry;
        this.rivals = rivals;
    }

    /// Whose word it is that the mention stands for.
    ///
    /// @param mention by its place in the sentence
    /// @param title of the passage; empty if the sentence is the title
    Stance of(Sentence sentence, Mention mention, String title) {
        if (Denials.isDenied(sentence, mention, title)) {
            return Stance.DENIED;
        }
        return isTheirs(sentence, mention) ? Stance.THEIRS : Stance.OURS;
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
                    && WordCount.of(before.substring(rival.end())) <= NEAR) || endsNear(RIVAL, before)
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
        return end >= 0 && WordCount.of(before.substring(end)) <= NEAR;
    }
}
