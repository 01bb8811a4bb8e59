package io.riffbook.content.proposals;

import java.util.regex.Pattern;

/// Sees whether a text gives measures, and tells how they came about.
final class Measures {
    private static final String AMOUNT = "\\d[\\d.,]{0,15}";
    private static final String UNIT = "(?:hours?|minutes?|days?|weeks?|months?|years?"
            + "|sites?|customers?|shipments?|pallets?)";
    private static final Pattern NUMBER = OneOf.anywhere(
            AMOUNT + "\\s?(?:%|percent\\b|per cent\\b|[x×](?![\\p{L}\\d])|times\\b|points?\\b|fold\\b)",
            AMOUNT + "\\s?(?:k|m|bn|million|billion|thousand)\\b", AMOUNT + "\\s?" + UNIT + "\\b",
            "\\d\\S{0,12}\\s?(?:→|->|=>)\\s?\\S{0,6}\\d", "[€$£¥]\\s?\\d", "\\d\\s?(?:€|EUR\\b|USD\\b|GBP\\b)",
            "\\bfrom\\s+\\S{0,12}\\d\\S{0,12}(?:\\s\\p{L}{1,20}){0,3}\\s+to\\s+\\S{0,12}\\d");

    private static final String TAKEN = "(?:audited|counted|checked|reviewed|verified|analysed|analyzed"
            + "|measured|compared|conducted"
            + "|certified|sampled|supplied|confirmed|surveyed|recorded)";
    private static final String FIGURES = "(?:books?|records?|ledgers?|time ?stamps?|data|figures|auditors?"
            + "|logs?"
            + "|systems?|telemetry|readings)";
    private static final Pattern SOURCE = OneOf.words(
            "(?:sources?|data|method|methodology|sample|baseline)\\s?:", "n\\s?=\\s?\\d",
            TAKEN + " (?:by|with|from|at|over|across|on|in|against)", "(?:control|matched) \\p{L}+",
            "(?:report|method|raw data|dataset).{0,30} (?:available|on request)",
            "own (?:\\p{L}+ )?" + FIGURES, "from (?:their|the customers?['’]?s?|our) (?:\\p{L}+ ){0,2}" + FIGURES,
            "(?:meter|sensor) readings", "corrected for", "public (?:ratings|records|data)");

    private static final Pattern COUNT = Pattern.compile(
            "(?<![\\d€$£¥.,:/-])(?:\\d{1,3}(?:[,.' ]\\d{3})+|(?!(?:19|20)\\d{2}\\b)\\d{3,7})(?![\\d.,:/-]*\\d|\\s?[%€])"
                    + "\\s+(?:\\p{L}[\\p{L}-]{0,20}\\s+){0,3}?\\p{L}{2,20}s\\b");
    private static final Pattern PERIOD = OneOf.words(
            "(?:19|20)\\d{2}", "(?:\\d+|six|eight|ten|twelve|eighteen|three) (?:weeks|months|years)", "calendar year",
            "(?:first|last|full) (?:half|year|quarter)", "q[1-4]",
            "(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)(?= ?['’–-]| \\d)",
            "(?:between|from|since) (?:january|february|march|april|may|june|july|august|september|october|november"
                    + "|december)");

    private Measures() {}

    static boolean areIn(String text) {
        return NUMBER.matcher(text).find();
    }

    /// Whether it says where its facts come from.
    static boolean haveASource(String text) {
        return SOURCE.matcher(text).find();
    }

    /// Whether it says how many were looked at, and when.
    static boolean haveASample(String text) {
        return COUNT.matcher(text).find() && PERIOD.matcher(text).find();
    }
}
