package io.riffbook.reading.documents.pdf;

import java.util.function.IntPredicate;

/// Letters that stand together on a page.
///
/// @param left where it begins, in points from the page's left edge
/// @param baseline in points from the page's upper edge
/// @param size of its font, in points
record PdfWord(String text, float left, float right, float baseline, float size) {

    boolean startsWith(IntPredicate kind) {
        return !text.isEmpty() && kind.test(text.codePointAt(0));
    }
}
