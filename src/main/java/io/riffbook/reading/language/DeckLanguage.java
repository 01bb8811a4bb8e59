package io.riffbook.reading.language;

import java.util.HashMap;
import java.util.Map;

/// Tells the language of one passage after another, and that of the deck as a whole: the one in which most is written.
public final class DeckLanguage {

    private final Map<String, Long> lengths = new HashMap<>();

    /// The language of this text; empty if it can't be told.
    public String add(String text) {
        String language = Language.of(text);
        if (!language.isEmpty()) {
            lengths.merge(language, (long) text.length(), Long::sum);
        }
        return language;
    }

    /// The language of most of what was added; empty if none could be told.
    public String most() {
        return lengths.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).orElse("");
    }
}
