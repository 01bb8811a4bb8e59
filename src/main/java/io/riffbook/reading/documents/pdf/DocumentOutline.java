package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.passage.PassageText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jspecify.annotations.Nullable;

/// The bookmarks of a document: what its pages are called, and in which parts they stand.
final class DocumentOutline {

    private static final int MOST_ITEMS = 10_000;

    private final PDDocument document;
    private final Map<COSDictionary, Integer> positions;
    private final Map<Integer, String> titles = new HashMap<>();
    private final TreeMap<Integer, String> parts = new TreeMap<>();
    private final Set<COSDictionary> seen = new HashSet<>();
    private int uppermost;
    private boolean nests;

    private record Open(PDOutlineItem item, int depth) {}

    private DocumentOutline(PDDocument document, Map<COSDictionary, Integer> positions) {
        this.document = document;
        this.positions = positions;
    }

    /// @param positions of the pages, from 1
    static DocumentOutline of(PDDocument document, Map<COSDictionary, Integer> positions) {
        var outline = new DocumentOutline(document, positions);
        try {
            PDDocumentOutline root = document.getDocumentCatalog().getDocumentOutline();
            if (root != null) {
                outline.walk(root.getFirstChild());
            }
        } catch (RuntimeException e) {
            // Bookmarks that are broken name nothing.
        }
        return outline;
    }

    /// What the bookmark says that leads to a page; blank if none does.
    String title(int position) {
        return titles.getOrDefault(position, "");
    }

    /// The uppermost bookmark that a page stands under; blank if bookmarks don't part the document.
    String section(int position) {
        // One bookmark a page says what the pages are called, not what belongs together.
        boolean divides = parts.size() > 1 && (nests || 2 * uppermost <= positions.size());
        Map.Entry<Integer, String> part = divides ? parts.floorEntry(position) : null;
        return part == null ? "" : part.getValue();
    }

    private void walk(@Nullable PDOutlineItem first) {
        Deque<Open> open = new ArrayDeque<>();
        push(open, first, 0);
        while (!open.isEmpty() && seen.size() < MOST_ITEMS) {
            Open next = open.pop();
            push(open, next.item().getNextSibling(), next.depth());
            take(next);
            push(open, next.item().getFirstChild(), next.depth() + 1);
        }
    }

    private void push(Deque<Open> open, @Nullable PDOutlineItem item, int depth) {
        if (item != null && seen.add(item.getCOSObject())) {
            open.push(new Open(item, depth));
        }
    }

    private void take(Open open) {
        uppermost += open.depth() == 0 ? 1 : 0;
        nests |= open.depth() > 0;
        String raw = open.item().getTitle();
        String title = raw == null ? "" : PassageText.line(raw);
        Integer position = title.isBlank() ? null : positions.get(page(open.item()));
        if (position != null) {
            titles.putIfAbsent(position, title);
            if (open.depth() == 0) {
                parts.putIfAbsent(position, title);
            }
        }
    }

    private COSDictionary page(PDOutlineItem item) {
        try {
            PDPage page = item.findDestinationPage(document);
            return page == null ? new COSDictionary() : page.getCOSObject();
        } catch (IOException | RuntimeException e) {
            return new COSDictionary();
        }
    }
}
