package io.riffbook.content.proposals;

import java.util.regex.Pattern;

/// The words by which passages are known that nobody would play; English first, and the commonest of its neighbours.
final class LeavingOutWords {
    private static final String OF_THIS = " (?:of|on|about) (?:this|the) (?:document|deck|presentation|session|talk)";
    private static final String WHATEVER = "(?:[ ,/–—-].{0,40})?";
    private static final String OUR = "(?:(?:our|my|the|your|today['’]?s?) )?";

    static final Pattern AGENDA = OneOf.heading(
            OUR + "agenda(?: .{0,30})?", "(?:table of )?contents?(?:" + OF_THIS + ")?", "toc", "outline",
            OUR + "(?:running order|programme|program|schedule|timetable|itinerary)(?: (?:for|of) .{0,30})?",
            "overview of (?:today|this deck|the session)", OUR + "(?:plan|route) for (?:today|the day|this session)",
            "(?:what|where) (?:we|i)(?:['’]ll| will|['’]re going to| are going to) (?:cover|go|talk about|do today).*",
            "what (?:is|['’]s) (?:on the menu|coming|in this deck)", "in this (?:deck|session|webinar|talk)", "today",
            "on today['’]s (?:menu|agenda)", "(?:the )?next (?:\\d+|\\p{L}+) minutes", "in the next .{2,20} minutes",
            "how we(?:['’]ll| will) spend .{0,30}",
            "inhalt", "inhaltsverzeichnis", "ablauf", "sommaire", "ordre du jour", "índice", "indice", "programma",
            "inhoud");
    /// A time of day at the beginning of an entry.
    static final Pattern TIMED = Pattern.compile(
            "(?:^|[\\n·|;])[\\s*_+-]{0,6}\\d{1,2}(?::\\d{2}(?!\\d)|\\.[0-5]\\d(?=\\s+\\p{L}))",
            Pattern.CASE_INSENSITIVE);

    static final Pattern LEGAL_TITLE = OneOf.anywhere(
            "\\b(?:disclaimers?|safe[- ]harbou?r|forward[- ]looking|small print|fine print|copyright|trade ?marks?)$",
            "\\blegal(?: stuff| notices?| bits| notes?| information| small print)?$", "^(?:disclaimer|legal)\\b",
            "^(?:safe[- ]harbou?r|forward[- ]looking)\\b", "\\bconfidentiality(?: notice)?$", "^confidential\\b",
            "\\b(?:important )?(?:notices?|information)$", "^notes?" + OF_THIS + "$", "^terms of use\\b",
            "^(?:imprint|impressum|rechtliche hinweise|haftungsausschluss|mentions légales)$");
    static final Pattern LEGAL = OneOf.words(
            "forward[- ]looking", "safe harbou?r", "no (?:warranty|warranties|obligation|commitment|guarantee of)",
            "warrant(?:y|ies)", "liabilit(?:y|ies)", "registered trade ?marks?", "trade ?marks? of",
            "trade ?marks belong", "all rights reserved", "reproduction", "not (?:be )?(?:a )?(?:legally )?binding",
            "without (?:prior )?(?:written )?(?:consent|notice|permission)", "subject to change", "illustrative",
            "(?:strictly|company|commercial in) confiden(?:ce|tial)", "undertakes? no", "does not constitute",
            "(?:not|no) (?:an )?(?:offer|advice|commitments?|promise of delivery)", "depends? on (?:the )?assumptions",
            "purchas(?:e|ing) decisions?", "sole(?:ly)? (?:property|discretion)", "respective owners", "materially",
            "e ?& ?oe", "errors and (?:changes|omissions)", "registered in", "may (?:change|differ)|may or may not",
            "non-disclosure", "onward distribution", "internal use only");

    private static final String THANKS = "(?:thanks|thank you|thx|merci|gracias|grazie|danke|obrigad[oa]|bedankt|tack"
            + "|tusen takk?|takk|kiitos|tak)";
    static final Pattern CLOSING = OneOf.heading(
            "(?:(?:many|and|so,?) )?" + THANKS + "(?:(?! to\\b)[ ,/!.–—-].{0,40})?",
            "(?:vielen |herzlichen )?dank.{0,30}",
            "(?:any |more |your )*questions\\s?\\??(?: (?:and|&) (?:answers|discussion))?",
            "q\\s?(?:&|and)\\s?a.{0,30}",
            "(?:open )?discussion", "over to you", "contacts?", "contact (?:us|details)", "find us",
            "how to (?:reach|contact|find) us",
            "(?:let['’]s|keep) (?:talk|in touch)", "(?:get|stay|keep) in touch", "talk to us", "where to find us",
            "(?:see you|until|good ?bye|farewell)\\b.{0,40}", "(?:the )?end", "fin",
            "fragen", "kontakt", "des questions", "preguntas", "domande", "vragen");
    /// Anywhere in a title that has nothing below it.
    static final Pattern THANKED = OneOf.words("thank you", "thanks(?! to)", "questions\\?");
    static final Pattern REACHED_AT = Pattern.compile("\\S@\\S+\\.\\S|https?://|www\\.|\\+?\\d[\\d ()/-]{7,}\\d");

    static final Pattern HOUSEKEEPING = OneOf.heading(
            "house ?keeping" + WHATEVER, "before we (?:start|begin)", "logistics for today", "ground rules",
            "how (?:this|today) works", "dial-in.{0,30}", "wi-?fi.{0,30}",
            "(?:photos?|recording)" + WHATEVER,
            "(?:a )?(?:few )?(?:practical|practicalities|house rules).{0,30}");
    static final Pattern ABOUT_THE_MEETING = OneOf.words(
            "(?:you are|you['’]re|everyone is|all) (?:on mute|muted)", "mute yourself",
            "slides will be (?:sent|shared)",
            "fire (?:exits?|alarms?|drill)", "wi-?fi", "toilets|restrooms|cloakroom", "badges?",
            "(?:being|is|be) recorded", "no recording", "phones (?:off|silent|on silent)", "lunch is", "photographer");

    static final Pattern UNFINISHED = OneOf.anywhere(
            "^\\W*(?:todo|tbd|tbc|fixme|placeholder|lorem ipsum|xxx)\\b", "\\b(?:placeholder|tbd)\\b",
            "\\bto be (?:done|added|written|supplied)\\b",
            "\\b(?:slide|screenshot|picture|chart|photo|logo|diagram|numbers?) (?:goes|go|to go|to come) ?here\\b");
    static final Pattern DIVIDER = OneOf.heading(
            "(?:part|section|chapter|act|teil|kapitel|partie|module|block|session)\\s+"
                    + "(?:\\d{1,2}|[ivx]{1,4}|[a-d]|one|two|three|four|five|six)\\b.{0,60}",
            "(?:appendix|backup|back-up|annex|anhang|backup slides|extra slides|reserve)(?: .{0,40})?");
    /// What makes words a statement rather than a name.
    static final Pattern SAYS = OneOf.anywhere(
            "[.!?:,;…][\"”»]?\\s*$", "[.:;]\\s", "^\\W*[\"“„«]", "\\d\\s?%",
            "\\b(?:is|are|was|were|has|have|do|does|don['’]t|can|can['’]t|will|won['’]t|we|you|they|your)\\b");
    /// How a heading begins that says of what the next passages are.
    static final Pattern OPENS = Pattern.compile("(?:what|where|who|how|why|when)\\b[^?!.]*", Pattern.CASE_INSENSITIVE);

    private LeavingOutWords() {}
}
