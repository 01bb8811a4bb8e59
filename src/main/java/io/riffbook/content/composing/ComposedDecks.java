package io.riffbook.content.composing;

import io.riffbook.access.Viewer;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Decks;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Limits;
import io.riffbook.reading.MarkdownFile;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Decks that are written in Markdown here: what was written is stored as a file, and read like an upload.
@Service
public class ComposedDecks {
    private static final String ENDING = "." + DeckFormat.MARKDOWN.ending();
    private static final int LONGEST_STEM = 100;

    private final Decks decks;

    ComposedDecks(Decks decks) {
        this.decks = decks;
    }

    /// Stores what was written. Nothing points at it yet; see [#create] and [#revise].
    ///
    /// @throws InvalidRequestException when it is blank, or longer than [Limits#MARKDOWN_FILE]
    public StoredFile keep(String markdown) {
        String text = markdown.replace("\r\n", "\n").replace("\0", "");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.isBlank() || bytes.length > Limits.MARKDOWN_FILE) {
            throw InvalidRequestException.at(new FieldFault("/markdown",
                    "must have text, of at most " + (Limits.MARKDOWN_FILE >> 20) + " MB"));
        }
        try {
            return decks.receive(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Queues the reading of a new deck.
    ///
    /// @throws InvalidRequestException when the title can't be
    public Decks.Intake create(Viewer viewer, String title, StoredFile markdown) {
        return decks.read(viewer, markdown, fileName(title), Optional.of(title), false);
    }

    /// Queues the reading of a deck's next revision.
    ///
    /// @param expected the version that it follows
    /// @throws io.riffbook.web.NotFoundException when there is no such deck
    /// @throws NotMarkdownException when its current revision is an uploaded file of another kind
    /// @throws io.riffbook.web.PreconditionException when the deck has another version by now
    public Decks.Intake revise(Viewer viewer, DeckId deck, Version expected, StoredFile markdown) {
        Deck existing = decks.find(deck);
        current(existing);
        return decks.readRevision(viewer, deck, expected, markdown, fileName(existing.title()));
    }

    /// The deck as it is written now.
    ///
    /// @throws io.riffbook.web.NotFoundException when there is no such deck
    /// @throws NotMarkdownException when it is an uploaded file of another kind
    public WrittenDeck find(DeckId id) {
        Deck deck = decks.find(id);
        try (ObjectContent content = decks.open(current(deck).file())) {
            return new WrittenDeck(deck,
                    MarkdownFile.decode(content.stream().readNBytes((int) Limits.MARKDOWN_FILE), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it is written in Markdown, and so can be edited and exported.
    public static boolean isWritten(Deck deck) {
        return deck.mediaType().equals(DeckFormat.MARKDOWN.mediaType());
    }

    private DeckRevision current(Deck deck) {
        return written(decks.revision(deck.id(), deck.currentRevision()));
    }

    static DeckRevision written(DeckRevision revision) {
        if (!revision.mediaType().equals(DeckFormat.MARKDOWN.mediaType())) {
            throw NotMarkdownException.of(revision.deck(), revision.number());
        }
        return revision;
    }

    private static String fileName(String title) {
        String stem = title.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return (stem.isEmpty() ? "deck" : stem.substring(0, Math.min(LONGEST_STEM, stem.length())).strip()) + ENDING;
    }
}
