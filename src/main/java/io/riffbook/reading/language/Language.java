package io.riffbook.reading.language;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Tells the language of a text: by its script where a script has one language, else by its sequences of letters. The same text
/// gives the same answer.
public final class Language {

    /// Fewer letters are words of any language: names, brands, numbers.
    private static final int FEWEST_LETTERS = 24;
    private static final int LONGEST = 2_000;
    private static final double SURE = 0.9;
    private static final Map<UnicodeScript, String> OF_SCRIPT = Map.of(UnicodeScript.HANGUL, "ko",
            UnicodeScript.HEBREW, "he", UnicodeScript.GREEK, "el", UnicodeScript.THAI, "th", UnicodeScript.DEVANAGARI,
            "hi",
            UnicodeScript.HAN, "zh", UnicodeScript.HIRAGANA, "ja");
    private static final List<String> BY_LETTERS = List.of("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no",
            "fi", "pl", "cs", "sk", "hu", "ro", "hr", "tr", "id", "vi", "ca", "ru", "uk", "bg", "sr", "ar", "fa", "ur");
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:://|@|www\\.)\\S*");

    private Language() {}

    /// A tag of BCP 47 (`en`, `pt`, `zh`); empty if the text is too short to tell, or it can't be told.
    ///
    /// @param text its first thousands of characters count
    public static String of(String text) {
        String words = ADDRESS.matcher(text.substring(0, Math.min(text.length(), LONGEST))).replaceAll(" ");
        ScriptCount scripts = ScriptCount.of(words);
        UnicodeScript script = scripts.most();
        if (OF_SCRIPT.containsKey(script)) {
            return scripts.isEnough() ? OF_SCRIPT.get(script) : "";
        }
        if (scripts.letters(script) < FEWEST_LETTERS) {
            return "";
        }
        return byLetters(inOneCase(scripts.only(script, words)));
    }

    /// Profiles know words as people write them, not as headlines shout them.
    private static String inOneCase(String words) {
        long capitals = words.chars().filter(Character::isUpperCase).count();
        return capitals * 2 > words.chars().filter(Character::isLetter).count()
                ? words.toLowerCase(Locale.ROOT)
                : words;
    }

    private static String byLetters(String words) {
        return Profiles.DETECTOR.getProbabilities(words).stream().findFirst()
                .filter(best -> best.getProbability() >= SURE).map(DetectedLanguage::getLocale)
                .map(LdLocale::getLanguage).orElse("");
    }

    /// Read when the first text needs them.
    private static final class Profiles {

        static final LanguageDetector DETECTOR = detector();

        private static LanguageDetector detector() {
            try {
                return LanguageDetectorBuilder.create(NgramExtractors.standard())
                        .withProfiles(new LanguageProfileReader()
                                .readBuiltIn(BY_LETTERS.stream().map(LdLocale::fromString).toList()))
                        // Which of a long text's letters are looked at is drawn by lot, the same for the same text.
                        .seed(1).build();
            } catch (IOException e) {
                throw new UncheckedIOException("A profile of a language is missing", e);
            }
        }
    }
}
