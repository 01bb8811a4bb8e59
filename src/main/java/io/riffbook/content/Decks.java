package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The decks: taking uploads in, and reading what became of them. Only those who author see decks.
@Service
public class Decks {
    private static final int LONGEST_NAME = 255;
    private static final String WHAT = "deck";

    private final DeckTable table;
    private final ContentFiles files;
    private final Jobs jobs;
    private final AuditLog audit;
    private final ContentSettings settings;

    Decks(DeckTable table, ContentFiles files, Jobs jobs, AuditLog audit, ContentSettings settings) {
        this.table = table;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.settings = settings;
    }

    /// An upload that was taken in: the job reads it, and the deck is there once the job is done.
    public record Intake(JobId jobId, DeckId deckId) {}

    /// Stores an uploaded file. Nothing points at it yet; see [#read].
    ///
    /// @throws DeckTooLargeException when it is larger than allowed
    /// @throws IOException when the upload breaks off
    public StoredFile receive(InputStream upload) throws IOException {
        try {
            return files.store(upload, settings.largestDeck().toBytes());
        } catch (ContentTooLargeException _) {
            throw DeckTooLargeException.over(settings.largestDeck());
        }
    }

    /// Queues the reading of a stored file, as a new deck.
    ///
    /// @param title absent: the file says
    @Transactional
    public Intake read(Viewer viewer, StoredFile file, String fileName, Optional<String> title, boolean isDemo) {
        DeckId deck = DeckId.next();
        return submit(viewer, new DeckUpload(deck, 0, file.hash().hex(), file.size(), shown(fileName),
                title.map(Decks::checkedTitle).orElse(null), viewer.person().map(PersonId::value).orElse(null),
                isDemo));
    }

    /// Queues the reading of a stored file, as the next revision of a deck.
    ///
    /// @param expected the version that it follows: if another revision is read before this one, the job fails as overtaken
    /// @throws NotFoundException when there is no such deck
    /// @throws io.riffbook.web.PreconditionException when the deck has another version by now
    @Transactional
    public Intake readRevision(Viewer viewer, DeckId deck, Version expected, StoredFile file, String fileName) {
        Deck existing = find(deck);
        existing.version().mustBe(expected);
        return submit(viewer, new DeckUpload(deck, existing.currentRevision(), file.hash().hex(), file.size(),
                shown(fileName), null, null, existing.isDemo()));
    }

    private Intake submit(Viewer viewer, DeckUpload upload) {
        JobId job = jobs.submit(DeckIntake.TYPE, upload, viewer.actor());
        audit.record(viewer.actor(), "uploaded", WHAT, upload.deck().value(), Map.of("file", upload.file()));
        return new Intake(job, upload.deck());
    }

    /// The deck.
    ///
    /// @throws NotFoundException when there is none
    public Deck find(DeckId id) {
        return table.find(id).orElseThrow(() -> NotFoundException.of(WHAT, id));
    }

    /// Newest first.
    public Page<Deck> list(Optional<Cursor> cursor, PageLimit limit) {
        return Page.of(table.list(cursor.map(Cursor::asId).orElse(null), limit.value() + 1), limit, table.count(),
                deck -> new Cursor(deck.id().toString()));
    }

    /// One revision.
    ///
    /// @throws NotFoundException when there is none
    public DeckRevision revision(DeckId deck, int number) {
        return table.revision(deck, number).orElseThrow(() -> NotFoundException.of("revision", number));
    }

    /// Newest first.
    public Page<DeckRevision> revisions(Deck deck, Optional<Cursor> cursor, PageLimit limit) {
        int before = cursor.map(Cursor::asNumber).orElse(Integer.MAX_VALUE);
        return Page.of(table.revisions(deck.id(), before, limit.value() + 1), limit, deck.currentRevision(),
                revision -> new Cursor(Integer.toString(revision.number())));
    }

    /// The passages of a revision, in order.
    public Page<Passage> passages(DeckRevision revision, Optional<Cursor> cursor, PageLimit limit) {
        int after = cursor.map(Cursor::asNumber).orElse(0);
        return Page.of(table.passages(revision.deck(), revision.number(), after, limit.value() + 1), limit,
                revision.passages(), passage -> new Cursor(Integer.toString(passage.position())));
    }

    /// Passages by id; those that don't exist are left out.
    public Map<PassageId, Passage> passages(Collection<PassageId> ids) {
        return table.passages(ids).stream().collect(Collectors.toMap(Passage::id, Function.identity()));
    }

    /// One passage of this deck: the deck is part of the question, so that an id alone opens nothing.
    ///
    /// @throws NotFoundException when the deck has no such passage
    public Passage passage(DeckId deck, PassageId id) {
        return table.passages(List.of(id)).stream().filter(passage -> passage.deck().equals(deck)).findFirst()
                .orElseThrow(() -> NotFoundException.of("passage", id));
    }

    /// A stored file that something visible points at; to be closed by the caller.
    ///
    /// @throws NotFoundException when it is lost
    public ObjectContent open(Sha256 file) {
        return files.open(file).orElseThrow(() -> NotFoundException.of("file", file));
    }

    private static String checkedTitle(String title) {
        String stripped = title.strip();
        if (stripped.isEmpty() || stripped.length() > Deck.LONGEST_TITLE
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequestException.at(new FieldFault("/title",
                    "must be one line of 1 to " + Deck.LONGEST_TITLE + " characters"));
        }
        return stripped;
    }

    /// A file name is for show only: no folders, no control characters.
    private static String shown(String fileName) {
        String name = fileName.replaceAll("[\\p{Cntrl}]", "").replaceAll(".*[/\\\\]", "").strip();
        return name.isEmpty() ? "unnamed" : name.substring(Math.max(0, name.length() - LONGEST_NAME));
    }
}
