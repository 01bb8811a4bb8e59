package io.riffbook.content.proposals;

import io.riffbook.content.proposals.Sentence.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells passages that nobody would play from those that say something.
final class LeavingOut {
    private static final int SHORT = 30;
    private static final int LONGEST_DIVIDER = 6;
    private static final int SOME_NOTES = 25;
    private static final int LEAST_LISTED = 3;

    private static final Pattern AGENDA = whole(
            "(?:(?:our |the |today['’]?s? |my )?agenda(?: for today)?|(?:table of )?contents|toc|(?:today['’]?s? |our )?(?:running order|programme|program|schedule|timetable)|outline|overview of (?:today|this deck|the session)|(?:our )?plan for today|"
                    + "(?:what|where) we(?:['’]ll| will|['’]re going to| are going to) (?:cover|go|talk about|do today).*|what (?:is|['’]s) (?:on the menu|coming)|in this (?:deck|session|webinar|talk)|"
                    + "today|on today['’]s (?:menu|agenda)|(?:the )?next (?:\\d+|\\p{L}+) minutes|inhalt|inhaltsverzeichnis|ablauf|"
                    + "sommaire|ordre du jour|índice|indice|programma|inhoud)");
    private static final Pattern LEGAL_TITLE = Pattern.compile(
            "\\b(?:disclaimers?|safe[- ]harbou?r|forward[- ]looking|legal(?: stuff| notices?| bits| notes?| information| small print)?|small print|fine print|confidentiality(?: notice)?|"
                    + "copyright|trade ?marks?|imprint|impressum|rechtliche hinweise|haftungsausschluss|mentions légales|important (?:notice|information)|notices?)$|^(?:disclaimer|safe[- ]harbou?r|legal|forward[- ]looking)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEGAL_WORDS = Pattern.compile(
            "\\b(?:forward[- ]looking|safe harbou?r|no (?:warranty|warranties|obligation|commitment)|warrant(?:y|ies)|liabilit(?:y|ies)|registered trade ?marks?|trade ?marks? of|all rights reserved|"
                    + "not (?:be )?(?:a )?(?:binding|contractual|legally binding)|without (?:prior )?(?:written )?(?:consent|notice|permission)|subject to change|strictly confidential|"
                    + "undertakes? no|does not constitute|purchas(?:e|ing) decisions?|sole(?:ly)? (?:property|discretion)|respective owners|materially)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOSING = whole(
            "(?:(?:many |and )?(?:thanks|thank you|thx)(?:(?! to\\b)[ ,/].{0,40})?|(?:any )?(?:more )?questions\\s?\\??(?: (?:and|&) (?:answers|discussion))?|q\\s?(?:&|and)\\s?a(?: .{0,30})?|"
                    + "(?:discussion|over to you|your questions|get in touch|contact(?: us| details)?|(?:let['’]s|keep) (?:talk|in touch)|talk to us|see you .{0,40}|goodbye|the end|"
                    + "stay in touch|how to (?:reach|contact) us|find us)|(?:vielen |herzlichen )?dank(?: .{0,30})?|danke|fragen\\??|kontakt|merci(?: .{0,30})?|des questions ?\\??|gracias(?: .{0,30})?|¿?preguntas\\??|"
                    + "grazie(?: .{0,30})?|domande\\??|obrigad[oa]|bedankt|vragen\\??|tack|kiitos|tak)[!.… ]*");
    private static final Pattern REACHED_AT = Pattern.compile("\\S@\\S+\\.\\S|https?://|www\\.|\\+\\d[\\d ()/-]{6,}");
    private static final Pattern HOUSEKEEPING = whole(
            "house ?keeping(?: .{0,30})?|before we (?:start|begin)|logistics for today|ground rules|how (?:this|today) works|dial-in.{0,30}|wi-?fi.{0,30}");
    private static final Pattern UNFINISHED = Pattern.compile(
            "^\\W*(?:todo|tbd|tbc|fixme|placeholder|lorem ipsum|xxx)\\b|\\b(?:placeholder|to be (?:done|added|written|supplied)|tbd|slide goes here)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DIVIDER = whole(
            "(?:part|section|chapter|act|teil|kapitel|partie|module)\\s+(?:\\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six)\\b.{0,60}|(?:appendix|backup|back-up|annex|anhang|backup slides|extra slides|reserve)(?: .{0,40})?");
    private static final Pattern SAYS = Pattern.compile(
            "[.!?:,;…]|\\b(?:is|are|was|were|has|have|do|does|don['’]t|can|can['’]t|will|won['’]t|we|you|they|your)\\b|\\d\\s?%",
            Pattern.CASE_INSENSITIVE);

    private LeavingOut() {}

    private static Pattern whole(String pattern) {
        return Pattern.compile("[\\s\\d.)#–—-]{0,8}(?:" + pattern + ")[\\s:!?.…]*", Pattern.CASE_INSENSITIVE);
    }

    static Optional<LeftOut> of(PassageWords passage, DeckOutline deck) {
        String title = passage.title().strip();
        List<Sentence> body = Sentences.of(passage.body());
        int words = body.stream().mapToInt(each -> Stances.count(each.text())).sum();
        boolean isEmpty = words == 0;
        if (isEmpty && passage.isUnnamed()) {
            return passage.notes().isBlank() ? Optional.of(LeftOut.EMPTY) : Optional.empty();
        }
        if (AGENDA.matcher(title).matches() || listsOthers(passage, body, deck)) {
            return Optional.of(LeftOut.AGENDA);
        }
        if (isLegal(title, passage.body())) {
            return Optional.of(LeftOut.LEGAL);
        }
        if (CLOSING.matcher(title).matches() && (words <= SHORT || REACHED_AT.matcher(passage.body()).find())) {
            return Optional.of(LeftOut.CLOSING);
        }
        if (HOUSEKEEPING.matcher(title).matches()) {
            return Optional.of(LeftOut.HOUSEKEEPING);
        }
        if (words <= SHORT && (UNFINISHED.matcher(title).find() || UNFINISHED.matcher(passage.body()).find())) {
            return Optional.of(LeftOut.UNFINISHED);
        }
        boolean isPlain = body.stream().allMatch(each -> each.form() == Form.PARAGRAPH || each.form() == Form.HEADING);
        if (passage.position() == 1 && isPlain && words <= SHORT) {
            return Optional.of(LeftOut.TITLE_SLIDE);
        }
        boolean hasLittleToSay = Stances.count(passage.notes()) < SOME_NOTES;
        boolean divides = isEmpty ? isNameOnly(title) : words <= LONGEST_DIVIDER && DIVIDER.matcher(title).matches();
        if (hasLittleToSay && divides) {
            return Optional.of(LeftOut.DIVIDER);
        }
        return Optional.empty();
    }

    private static boolean isNameOnly(String title) {
        return DIVIDER.matcher(title).matches()
                || (Stances.count(title) <= LONGEST_DIVIDER
                        && !SAYS.matcher(title.replaceAll("^\\d{1,2}[.)]", "")).find());
    }

    private static boolean isLegal(String title, String body) {
        long signs = LEGAL_WORDS.matcher(body).results().map(found -> found.group().toLowerCase(Locale.ROOT)).distinct()
                .limit(3).count();
        return signs >= 3 || (LEGAL_TITLE.matcher(title).find() && (signs >= 1 || Stances.count(title) <= 4));
    }

    /// Whether most of its items are titles of other passages.
    private static boolean listsOthers(PassageWords passage, List<Sentence> body, DeckOutline deck) {
        List<String> items = body.stream().filter(each -> each.form() == Form.ITEM || each.form() == Form.CELL)
                .map(each -> plain(each.text())).filter(text -> !text.isEmpty()).toList();
        if (items.size() < LEAST_LISTED || deck.passages() < LEAST_LISTED) {
            return false;
        }
        Set<String> titles = deck.titles().stream().map(LeavingOut::plain)
                .collect(Collectors.toCollection(HashSet::new));
        titles.remove(plain(passage.title()));
        long listed = items.stream().filter(titles::contains).count();
        return listed >= LEAST_LISTED && 2 * listed > items.size();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
