package io.riffbook.reading.documents.word;

import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.documents.PartArchive;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.passage.FoundPassage;
import io.riffbook.reading.passage.PassageText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A Word document, transitional or strict Open XML: a passage for each heading of the upper levels. It has no pages
/// until it is laid out, so none is drawn.
public final class WordDocument implements DeckFile {

    private final String title;
    private final List<FoundPassage> passages;

    private WordDocument(String title, List<FoundPassage> passages) {
        this.title = title;
        this.passages = passages;
    }

    /// Reads it.
    ///
    /// @throws UnreadableDeck if it is damaged or unsafe
    public static WordDocument open(Path file) throws IOException {
        try (PartArchive archive = PartArchive.open(file)) {
            var parts = new WordParts(archive);
            return new WordDocument(PassageText.line(parts.title()), WordText.of(parts));
        }
    }

    @Override
    public DeckFormat format() {
        return DeckFormat.DOCX;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int passages() {
        return passages.size();
    }

    @Override
    public PassageContent passage(int position) {
        return passages.get(position - 1).at(position);
    }
}
