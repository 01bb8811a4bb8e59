package io.riffbook.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of a query in several languages at once: the same words, but for their stems.
///
/// @param byLanguage without the joined forms of hyphenated ones
/// @param joined by the place of the first part
record Units(Language first, Map<Language, List<Word>> byLanguage, Map<Language, Map<Integer, Word>> joined) {

    static Units of(List<Language> languages, String text) {
        Map<Language, List<Word>> byLanguage = new EnumMap<>(Language.class);
        Map<Language, Map<Integer, Word>> joined = new EnumMap<>(Language.class);
        for (Language language : languages) {
            List<Word> words = new ArrayList<>();
            Map<Integer, Word> wholes = new HashMap<>();
            for (Word word : TextAnalysis.words(language, text)) {
                if (word.isJoined()) {
                    wholes.put(words.size() - 1, word);
                } else {
                    words.add(word);
                }
            }
            byLanguage.put(language, List.copyOf(words));
            joined.put(language, Map.copyOf(wholes));
        }
        return new Units(languages.getFirst(), byLanguage, joined);
    }

    int size() {
        return words(first).size();
    }

    List<Word> words(Language language) {
        return byLanguage.getOrDefault(language, List.of());
    }

    /// In the first language.
    Word at(int place) {
        return words(first).get(place);
    }

    /// How many words are hyphenated from there on; 1 for a plain one.
    int partsAt(int place) {
        Word whole = joined.getOrDefault(first, Map.of()).get(place);
        return whole == null ? 1 : Math.min(whole.joins(), size() - place);
    }

    /// The joined form of the hyphenated word that begins there.
    Word joinedAt(Language language, int place) {
        Word whole = joined.getOrDefault(language, Map.of()).get(place);
        if (whole == null) {
            throw new IllegalStateException("no hyphenated word begins at " + place);
        }
        return whole;
    }
}
