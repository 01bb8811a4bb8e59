package io.riffbook.content.exchange;

import io.riffbook.content.ContentSettings;
import io.riffbook.content.DeckId;
import io.riffbook.content.Kept;
import io.riffbook.content.StoredContent;
import io.riffbook.content.WholeDeck;
import io.riffbook.model.TaxonomyAdditions;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.Sha256;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Brings in what snippets point at: taxonomies, files and decks, one by one. Doing it again changes nothing.
@Component
class ImportedParts {
    private static final String FILE = "file";
    private static final Names NAMELESS = new Names(Map.of(), Map.of());

    private final StoredContent content;
    private final ContentFiles files;
    private final ContentSettings settings;
    private final Lookups lookups;
    private final TaxonomyAdditions additions;

    ImportedParts(StoredContent content, ContentFiles files, ContentSettings settings, Lookups lookups,
            TaxonomyAdditions additions) {
        this.content = content;
        this.files = files;
        this.settings = settings;
        this.lookups = lookups;
        this.additions = additions;
    }

    /// Stores the file, if it is what its name says.
    ImportResult file(Pending.File pending) {
        Item.Blob blob = pending.blob();
        if (lookups.isStored(blob.hash())) {
            return result(pending, FILE, null, ImportResult.Outcome.UNCHANGED, List.of());
        }
        try (InputStream in = blob.content().open()) {
            Sha256 stored = files.store(in, settings.largestDeck().toBytes()).hash();
            if (!stored.equals(blob.hash())) {
                throw ExchangeException.otherContentUnderHash();
            }
            return result(pending, FILE, null, ImportResult.Outcome.CREATED, List.of());
        } catch (RefusedException e) {
            return ImportResult.refused(pending.number(), pending.place(), FILE, e);
        } catch (ContentTooLargeException _) {
            return ImportResult.refused(pending.number(), pending.place(), FILE,
                    ExchangeException.tooLarge(settings.largestDeck()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds what of the taxonomy is not there.
    ImportResult taxonomy(ImportOrder order, Pending.Vocabulary pending) {
        try {
            TaxonomyAdditions.Added added = additions.add(order.actor(), pending.row().taxonomy());
            List<String> notes = new ArrayList<>();
            if (!added.taxonomy() && added.concepts() > 0) {
                KnownHere.note(notes, added.concepts() + " concepts were added");
            }
            added.leftOut().forEach(what -> KnownHere.note(notes, what));
            return result(pending, TaxonomyRow.TYPE, null,
                    added.isNothing() ? ImportResult.Outcome.UNCHANGED : ImportResult.Outcome.CREATED, notes);
        } catch (RefusedException e) {
            return ImportResult.refused(pending.number(), pending.place(), TaxonomyRow.TYPE, e);
        }
    }

    /// Adds the deck, if none of its id is there.
    ImportResult deck(ImportOrder order, Pending.Deck pending) {
        List<String> notes = new ArrayList<>();
        try {
            KnownHere here = lookups.of(pending.row().owner());
            WholeDeck deck = pending.row().whole(person -> here.person(person, "owner", notes));
            Optional<ImportResult> before = compared(pending, deck, notes);
            if (before.isPresent()) {
                return before.get();
            }
            for (WholeDeck.Revision revision : deck.revisions()) {
                if (!lookups.isStored(revision.revision().file())) {
                    KnownHere.note(notes, "revision " + revision.revision().number() + ": its file is not here");
                }
            }
            Kept<WholeDeck> kept = content.writeDeck(deck);
            content.addDeck(order.actor(), kept);
            return result(pending, DeckRow.TYPE, deck.id(), ImportResult.Outcome.CREATED, notes);
        } catch (RefusedException e) {
            return ImportResult.refused(pending.number(), pending.place(), DeckRow.TYPE, e);
        } catch (DuplicateKeyException _) {
            return ImportResult.refused(pending.number(), pending.place(), DeckRow.TYPE, InvalidRequestException
                    .at(new FieldFault("/revisions", "has passages whose ids are taken")));
        }
    }

    private Optional<ImportResult> compared(Pending.Deck pending, WholeDeck deck, List<String> notes) {
        return content.deck(deck.id()).map(before -> {
            boolean same = Arrays.equals(Rows.line(DeckRow.of(before, NAMELESS)),
                    Rows.line(DeckRow.of(deck, NAMELESS)));
            return result(pending, DeckRow.TYPE, deck.id(),
                    same ? ImportResult.Outcome.UNCHANGED : ImportResult.Outcome.EXISTS, notes);
        });
    }

    private static ImportResult result(Pending pending, String type, @Nullable DeckId id,
            ImportResult.Outcome outcome, List<String> notes) {
        UUID value = id == null ? null : id.value();
        return ImportResult.of(pending.number(), pending.place(), type, value, outcome, notes);
    }
}
