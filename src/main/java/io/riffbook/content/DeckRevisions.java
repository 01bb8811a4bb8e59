package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobId;
import io.riffbook.reading.ReadPassage;
import io.riffbook.reading.Reading;
import io.riffbook.storage.ObjectKey;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps what was read of a deck as its next revision.
@Component
class DeckRevisions {
    private final DeckTable table;
    private final DeckPackages packages;
    private final DeckAlignments alignments;
    private final TransactionTemplate transaction;
    private final StateRecords records;
    private final Clock clock;

    DeckRevisions(DeckTable table, DeckPackages packages, DeckAlignments alignments, TransactionTemplate transaction,
            StateRecords records, Clock clock) {
        this.table = table;
        this.packages = packages;
        this.alignments = alignments;
        this.transaction = transaction;
        this.records = records;
        this.clock = clock;
    }

    /// What this job made already, if it ran before.
    Optional<DeckRevision> of(JobId job) {
        return table.revisionOf(job.value());
    }

    /// Writes the package, then the revision with all its passages, and how they line up with those before, in one transaction.
    ///
    /// @param files of the passages, stored already, in their order
    DeckRevision keep(JobId job, DeckUpload upload, Reading reading, List<SlideFiles> files) {
        int number = upload.follows() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String title = upload.title() != null ? upload.title() : shortened(reading.title());
        DeckRevision revision = new DeckRevision(upload.deck(), number, title, upload.fileName(),
                reading.format().mediaType(), upload.hash(), upload.fileSize(), reading.passages().size(), now);
        List<Passage> passages = passages(revision, reading, files);
        ObjectKey packageKey = packages.write(revision, reading.truncated(), passages);
        DeckAlignments.Aligned aligned = alignments.following(upload.deck(), upload.follows(), number, passages);
        transaction.executeWithoutResult(_ -> {
            Pointed deck = point(upload, revision);
            table.insert(revision, reading.truncated(), packageKey, job.value());
            table.insert(passages);
            alignments.keep(aligned);
            records.changed(revision, packageKey, deck.title(), deck.owner(), upload.isDemo());
        });
        return revision;
    }

    private record Pointed(String title, Optional<UUID> owner) {}

    /// Makes the deck, or moves it on.
    private Pointed point(DeckUpload upload, DeckRevision revision) {
        OffsetDateTime now = revision.createdAt().atOffset(ZoneOffset.UTC);
        if (upload.isNew()) {
            table.insert(upload.deck(), revision.title(), Optional.ofNullable(upload.owner()).map(PersonId::new),
                    upload.isDemo(), now);
            return new Pointed(revision.title(), Optional.ofNullable(upload.owner()));
        }
        int current = table.lock(upload.deck()).orElseThrow(() -> gone());
        if (current != upload.follows()) {
            throw new JobFailedException(new Job.Failure("overtaken",
                    "Another revision of this deck was read before this one. Look at it, and upload yours again if it is newer."));
        }
        // Read before it moves on: the revision that it then points at is not in yet.
        Deck deck = table.find(upload.deck()).orElseThrow(() -> gone());
        table.moveOn(upload.deck(), revision.number(), now);
        return new Pointed(deck.title(), deck.owner().map(PersonId::value));
    }

    private static JobFailedException gone() {
        return new JobFailedException(new Job.Failure("deck-gone", "The deck is no longer there."));
    }

    private static List<Passage> passages(DeckRevision revision, Reading reading, List<SlideFiles> files) {
        List<Passage> passages = new ArrayList<>();
        for (ReadPassage read : reading.passages()) {
            passages.add(new Passage(PassageId.next(), revision.deck(), revision.number(), read.position(),
                    read.content(), files.get(read.position() - 1)));
        }
        return passages;
    }

    private static String shortened(String title) {
        String line = title.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= Deck.LONGEST_TITLE ? line : line.substring(0, Deck.LONGEST_TITLE - 1) + "…";
    }
}
