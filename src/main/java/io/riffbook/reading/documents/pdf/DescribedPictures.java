package io.riffbook.reading.documents.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// What the pictures of a tagged document show, by the pages they stand on.
final class DescribedPictures {

    private static final int MOST_ELEMENTS = 200_000;

    private final Map<COSDictionary, List<String>> byPage = new HashMap<>();

    private record Open(COSDictionary element, @Nullable COSDictionary page) {}

    private DescribedPictures() {}

    static DescribedPictures of(PDDocument document) {
        var pictures = new DescribedPictures();
        COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        if (root != null) {
            pictures.walk(root);
        }
        return pictures;
    }

    List<String> of(COSDictionary page) {
        return byPage.getOrDefault(page, List.of());
    }

    private void walk(COSDictionary root) {
        Set<COSDictionary> seen = new HashSet<>();
        Deque<Open> open = new ArrayDeque<>(List.of(new Open(root, null)));
        while (!open.isEmpty() && seen.size() < MOST_ELEMENTS) {
            Open next = open.pop();
            if (seen.add(next.element())) {
                COSDictionary own = next.element().getCOSDictionary(COSName.PG);
                COSDictionary page = own == null ? next.page() : own;
                String words = next.element().getString(COSName.ALT);
                if (words != null && page != null) {
                    byPage.computeIfAbsent(page, _ -> new ArrayList<>()).add(words);
                }
                push(open, next.element().getDictionaryObject(COSName.K), page);
            }
        }
    }

    private static void push(Deque<Open> open, @Nullable COSBase kids, @Nullable COSDictionary page) {
        if (kids instanceof COSDictionary one) {
            open.push(new Open(one, page));
        } else if (kids instanceof COSArray many) {
            for (int i = many.size() - 1; i >= 0; i--) {
                COSBase kid = many.get(i) instanceof COSObject reference ? reference.getObject() : many.get(i);
                if (kid instanceof COSDictionary element) {
                    open.push(new Open(element, page));
                }
            }
        }
    }
}
