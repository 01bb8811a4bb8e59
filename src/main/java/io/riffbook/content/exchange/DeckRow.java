package io.riffbook.content.exchange;

import io.riffbook.access.PersonId;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageId;
import io.riffbook.content.WholeDeck;
import io.riffbook.reading.Link;
import io.riffbook.reading.PassageContent;
import io.riffbook.storage.Sha256;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A deck with all its revisions and passages, as a row of an export. What was read of a row may lack anything.
record DeckRow(String type, @Nullable UUID id, @Nullable String title, @Nullable PersonRef owner, boolean demo,
        @Nullable List<RevisionRow> revisions) {
    static final String TYPE = "deck";
    private static final int LONGEST_NAME = 255;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");

    /// One revision.
    ///
    /// @param file the SHA-256 of the file
    record RevisionRow(int number, @Nullable String title, @Nullable String fileName, @Nullable String mediaType,
            @Nullable String file, long fileSize, boolean truncated, @Nullable Instant createdAt,
            @Nullable List<PassageRow> passages) {
        static RevisionRow of(WholeDeck.Revision whole) {
            DeckRevision revision = whole.revision();
            return new RevisionRow(revision.number(), revision.title(), revision.fileName(), revision.mediaType(),
                    revision.file().hex(), revision.fileSize(), whole.truncated(), revision.createdAt(),
                    whole.passages().stream().map(PassageRow::of).toList());
        }
    }

    /// One passage.
    record PassageRow(@Nullable UUID id, int position, @Nullable String title, @Nullable String body,
            @Nullable String notes, @Nullable List<Link> links, @Nullable List<String> altTexts,
            @Nullable String section, @Nullable String language, boolean hidden, boolean truncated,
            @Nullable String contentHash, @Nullable FilesRow files) {
        static PassageRow of(Passage passage) {
            PassageContent content = passage.content();
            return new PassageRow(passage.id().value(), passage.position(), content.title(), content.body(),
                    content.notes(), content.links(), content.altTexts(), content.section(), content.language(),
                    content.hidden(), content.truncated(), content.contentHash(), FilesRow.of(passage.files()));
        }
    }

    static DeckRow of(WholeDeck deck, Names names) {
        return new DeckRow(TYPE, deck.id().value(), deck.title(), names.person(deck.owner()), deck.isDemo(),
                deck.revisions().stream().map(RevisionRow::of).toList());
    }

    /// The deck that the row tells of.
    ///
    /// @param people who they are here
    /// @throws InvalidRequestException naming what is wrong with the row
    WholeDeck whole(Function<@Nullable PersonRef, Optional<PersonId>> people) {
        List<FieldFault> faults = new ArrayList<>();
        SnippetRow.require(faults, "/id", id);
        line(faults, "/title", title, Deck.LONGEST_TITLE);
        List<RevisionRow> rows = revisions == null ? List.of() : revisions;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number() != i + 1) {
                faults.add(new FieldFault("/revisions/" + i + "/number", "must be " + (i + 1)));
            }
            check(faults, "/revisions/" + i, rows.get(i));
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        DeckId deck = new DeckId(Objects.requireNonNull(id));
        return new WholeDeck(deck, Objects.requireNonNull(title), people.apply(owner), demo,
                rows.stream().map(row -> revision(deck, row)).toList());
    }

    private static void check(List<FieldFault> faults, String at, RevisionRow row) {
        line(faults, at + "/title", row.title(), Deck.LONGEST_TITLE);
        line(faults, at + "/fileName", row.fileName(), LONGEST_NAME);
        if (row.mediaType() == null || !MEDIA_TYPE.matcher(row.mediaType()).matches()) {
            faults.add(new FieldFault(at + "/mediaType", "must be a media type"));
        }
        hash(faults, at + "/file", row.file());
        Times.check(faults, at + "/createdAt", row.createdAt());
        List<PassageRow> passages = row.passages() == null ? List.of() : row.passages();
        for (int i = 0; i < passages.size(); i++) {
            PassageRow passage = passages.get(i);
            String place = at + "/passages/" + i;
            SnippetRow.require(faults, place + "/id", passage.id());
            text(faults, place + "/title", passage.title());
            text(faults, place + "/body", passage.body());
            text(faults, place + "/notes", passage.notes());
            hash(faults, place + "/contentHash", passage.contentHash());
            if (passage.files() != null) {
                passage.files().check(faults, place + "/files");
            }
            checkDetails(faults, place, passage);
        }
    }

    private static void checkDetails(List<FieldFault> faults, String at, PassageRow passage) {
        if (faults.isEmpty()) {
            try {
                content(passage);
            } catch (IllegalArgumentException e) {
                faults.add(new FieldFault(at, "has a blank title, or a section, links or altTexts that are too long"));
            }
        }
        List<String> altTexts = passage.altTexts() == null ? List.of() : passage.altTexts();
        Stream.concat(altTexts.stream(), Stream.of(nonNull(passage.section()), nonNull(passage.language())))
                .forEach(text -> text(faults, at, text));
    }

    private static void line(List<FieldFault> faults, String at, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest
                || value.chars().anyMatch(Character::isISOControl)) {
            faults.add(new FieldFault(at, "must be one line of 1 to " + longest + " characters"));
        }
    }

    private static void text(List<FieldFault> faults, String at, @Nullable String value) {
        if (value == null || value.indexOf('\0') >= 0) {
            faults.add(new FieldFault(at, "must be text"));
        }
    }

    private static void hash(List<FieldFault> faults, String at, @Nullable String value) {
        if (value == null || !Sha256.isLegal(value)) {
            faults.add(new FieldFault(at, "must be a SHA-256 in lower-case hexadecimal digits"));
        }
    }

    private static WholeDeck.Revision revision(DeckId deck, RevisionRow row) {
        List<PassageRow> passages = row.passages() == null ? List.of() : row.passages();
        DeckRevision revision = new DeckRevision(deck, row.number(), Objects.requireNonNull(row.title()),
                Objects.requireNonNull(row.fileName()), Objects.requireNonNull(row.mediaType()),
                new Sha256(Objects.requireNonNull(row.file())), row.fileSize(), passages.size(),
                Objects.requireNonNull(row.createdAt()).truncatedTo(ChronoUnit.MICROS));
        return new WholeDeck.Revision(revision, row.truncated(),
                passages.stream().map(passage -> passage(revision, passage)).toList());
    }

    private static Passage passage(DeckRevision revision, PassageRow row) {
        return new Passage(new PassageId(Objects.requireNonNull(row.id())), revision.deck(), revision.number(),
                row.position(), content(row), FilesRow.files(row.files()));
    }

    private static PassageContent content(PassageRow row) {
        return new PassageContent(Objects.requireNonNull(row.title()), Objects.requireNonNull(row.body()),
                Objects.requireNonNull(row.notes()), row.links() == null ? List.of() : row.links(),
                row.altTexts() == null ? List.of() : row.altTexts(), nonNull(row.section()),
                nonNull(row.language()), row.hidden(), row.truncated(), Objects.requireNonNull(row.contentHash()));
    }

    private static String nonNull(@Nullable String text) {
        return text == null ? "" : text;
    }
}
