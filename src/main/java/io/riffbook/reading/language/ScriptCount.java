package io.riffbook.reading.language;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/// How many letters of which script a text has. Japanese, which mixes three scripts, counts as Hiragana.
final class ScriptCount {

    /// A character of these scripts says as much as several letters.
    private static final int WEIGHT_OF_CHARACTERS = 3;
    private static final int FEWEST = 12;
    /// A few words of Japanese may have no kana among them.
    private static final int FEWEST_HAN = 36;
    private static final double KANA = 0.1;

    private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);

    private ScriptCount() {}

    static ScriptCount of(String text) {
        var count = new ScriptCount();
        text.codePoints().filter(Character::isLetter)
                .forEach(letter -> count.counts.merge(UnicodeScript.of(letter), 1, Integer::sum));
        count.joinJapanese();
        count.counts.remove(UnicodeScript.COMMON);
        count.counts.remove(UnicodeScript.INHERITED);
        return count;
    }

    private void joinJapanese() {
        int kana = letters(UnicodeScript.HIRAGANA) + letters(UnicodeScript.KATAKANA);
        int han = letters(UnicodeScript.HAN);
        counts.remove(UnicodeScript.KATAKANA);
        if (kana > 0 && kana >= han * KANA) {
            counts.put(UnicodeScript.HIRAGANA, kana + han);
            counts.remove(UnicodeScript.HAN);
        }
    }

    /// Latin if there are no letters.
    UnicodeScript most() {
        return counts.entrySet().stream().max(Comparator.comparingInt(ScriptCount::weight)).map(Map.Entry::getKey)
                .orElse(UnicodeScript.LATIN);
    }

    int letters(UnicodeScript script) {
        return counts.getOrDefault(script, 0);
    }

    /// Whether it has as many letters as a script that has one language needs.
    boolean isEnough() {
        return weight(Map.entry(most(), letters(most()))) >= (most() == UnicodeScript.HAN ? FEWEST_HAN : FEWEST);
    }

    /// The text without the letters of other scripts.
    String only(UnicodeScript script, String text) {
        return text.codePoints().map(
                c -> c == '\'' || (Character.isLetter(c) && UnicodeScript.of(c) == script) || isMark(c) ? c : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .replaceAll(" {2,}", " ").strip();
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int weight(Map.Entry<UnicodeScript, Integer> entry) {
        return switch (entry.getKey()) {
            case HAN, HIRAGANA, HANGUL -> WEIGHT_OF_CHARACTERS * entry.getValue();
            default -> entry.getValue();
        };
    }
}
