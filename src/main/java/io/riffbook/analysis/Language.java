package io.riffbook.analysis;

import java.util.Locale;

/// A language whose words are brought to a common stem.
public enum Language {
    ENGLISH("en"), GERMAN("de"), FRENCH("fr"), SPANISH("es"),
    /// Any other language, or none: words count as they are written, but for case and accents.
    OTHER("und");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The primary tag by BCP 47.
    public String tag() {
        return tag;
    }

    /// The language of a tag by BCP 47, of which only the first part counts: `de-AT` is German. Never fails: what is
    /// unknown is [#OTHER].
    public static Language of(String tag) {
        String primary = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        for (Language each : values()) {
            if (each.tag.equals(primary)) {
                return each;
            }
        }
        return OTHER;
    }
}
