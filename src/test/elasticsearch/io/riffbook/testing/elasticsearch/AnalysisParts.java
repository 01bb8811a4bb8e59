package io.riffbook.testing.elasticsearch;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/// The tokenizer and token filters of Elasticsearch's module analysis-common that Riffbook's index and the relevance baseline use. The
/// module is part of every distribution, but not published by itself. Same names, same settings, same Lucene classes.
public final class AnalysisParts extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of("whitespace", (index, environment, name, settings) -> {
            int longest = settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
            return TokenizerFactory.newFactory(name,
                    () -> new WhitespaceTokenizer(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, longest));
        });
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of("pattern_capture", named(AnalysisParts::patternCapture), "stemmer",
                named(AnalysisParts::stemmer));
    }

    private static Function<TokenStream, TokenStream> patternCapture(Settings settings) {
        Pattern[] patterns = settings.getAsList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new);
        boolean keepOriginal = settings.getAsBoolean("preserve_original", true);
        return in -> new PatternCaptureGroupTokenFilter(in, keepOriginal, patterns);
    }

    private static Function<TokenStream, TokenStream> stemmer(Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        return switch (language) {
            case "possessive_english" -> EnglishPossessiveFilter::new;
            case "english", "porter" -> PorterStemFilter::new;
            default -> throw new IllegalArgumentException("this node has no stemmer for " + language);
        };
    }

    private static AnalysisProvider<TokenFilterFactory> named(
            Function<Settings, Function<TokenStream, TokenStream>> parts) {
        return (index, environment, name, settings) -> {
            Function<TokenStream, TokenStream> filter = parts.apply(settings);
            return new AbstractTokenFilterFactory(name) {
                @Override
                public TokenStream create(TokenStream in) {
                    return filter.apply(in);
                }
            };
        };
    }
}
