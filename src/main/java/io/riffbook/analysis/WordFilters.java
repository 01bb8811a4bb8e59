package io.riffbook.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;
import org.apache.lucene.analysis.util.ElisionFilter;

/// What words go through once a text is cut into them.
final class WordFilters {
    /// What a stemmer would cut down to another word; mostly brands and abbreviations, the same in any language.
    private static final CharArraySet NEVER_STEMMED = new CharArraySet(
            Set.of("aws", "bus", "cms", "dns", "gas", "gis", "gps", "ios", "iaas", "news", "paas", "pos", "saas", "sas",
                    "sms", "sos", "us"),
            false);
    /// Words that Porter's rules would take for others, such as `busy`.
    private static final StemmerOverrideMap ENGLISH_STEMS = englishStems();

    private WordFilters() {}

    /// Words as they were written, but for what doesn't matter.
    static TokenStream folded(Language language, TokenStream words) {
        // brands have an English possessive in every language
        TokenStream parts = new EnglishPossessiveFilter(new CompoundFilter(words));
        return new FoldingFilter(
                language == Language.FRENCH ? new ElisionFilter(parts, FrenchAnalyzer.DEFAULT_ARTICLES) : parts);
    }

    /// Their stems, one for each.
    static TokenStream stems(Language language, TokenStream folded) {
        TokenStream marked = new SetKeywordMarkerFilter(folded, NEVER_STEMMED);
        return switch (language) {
            case ENGLISH -> new PorterStemFilter(new StemmerOverrideFilter(marked, ENGLISH_STEMS));
            case GERMAN -> new GermanLightStemFilter(new GermanNormalizationFilter(marked));
            case FRENCH -> new FrenchLightStemFilter(marked);
            case SPANISH -> new SpanishLightStemFilter(marked);
            case OTHER -> marked;
        };
    }

    private static StemmerOverrideMap englishStems() {
        StemmerOverrideFilter.Builder stems = new StemmerOverrideFilter.Builder(false);
        Map.of("business", "business", "businesses", "business", "university", "university", "universities",
                "university").forEach(stems::add);
        try {
            return stems.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
