package io.riffbook.analysis;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Makes words equal that differ in case, accents, width or ligatures only, however they were encoded.
final class FoldingFilter extends TokenFilter {
    /// Accents of Latin, Greek and Cyrillic, and soft hyphens; marks of other scripts are letters in their own right.
    private static final Pattern INVISIBLE = Pattern.compile("[\\u0300-\\u036F\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]");

    private static final Pattern NO_PART_OF_A_WORD = Pattern.compile("[\\s\\p{Z}\\p{Cc}|]+");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!lowerAscii(term.buffer(), term.length())) {
            String written = term.toString();
            String folded = whole(fold(written));
            // a letter that is nothing but a mark stays as it is
            term.setEmpty().append(folded.isEmpty() ? written : folded);
        }
        return true;
    }

    /// Ligatures of several words have blanks inside once they are folded, and grow.
    private static String whole(String folded) {
        String word = NO_PART_OF_A_WORD.matcher(folded).replaceAll("");
        if (word.length() <= TextAnalysis.LONGEST_WORD) {
            return word;
        }
        int end = TextAnalysis.LONGEST_WORD;
        return word.substring(0, Character.isHighSurrogate(word.charAt(end - 1)) ? end - 1 : end);
    }

    private static String fold(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFKD);
        String bare = INVISIBLE.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        char[] composed = Normalizer.normalize(bare, Normalizer.Form.NFC).toCharArray();
        char[] ascii = new char[4 * composed.length];
        int length = ASCIIFoldingFilter.foldToASCII(composed, 0, ascii, 0, composed.length);
        return new String(ascii, 0, length);
    }

    /// Lowers the case in place, as long as there is nothing but ASCII; false as soon as there is more to do.
    private static boolean lowerAscii(char[] word, int length) {
        for (int i = 0; i < length; i++) {
            char c = word[i];
            if (c >= 0x80) {
                return false;
            }
            if (c >= 'A' && c <= 'Z') {
                word[i] = (char) (c + 32);
            }
        }
        return true;
    }
}
