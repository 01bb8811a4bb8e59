package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobId;
import io.riffbook.reading.ReadPassage;
import io.riffbook.reading.Reading;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// Keeps what was read of a deck as its next revision.
@Component
class DeckRevisions {
    private final DeckTable table;
    private final ObjectStore objects;
    private final TransactionTemplate transaction;
    private final StateRecords records;
    private final JsonMapper json;
    private final Clock clock;

    DeckRevisions(DeckTable table, ObjectStore objects, TransactionTemplate transaction, StateRecords records,
            JsonMapper json, Clock clock) {
        this.table = table;
        this.objects = objects;
        this.transaction = transaction;
        this.records = records;
        this.json = json;
        this.clock = clock;
    }

    /// What this job made already, if it ran before.
    Optional<DeckRevision> of(JobId job) {
        return table.revisionOf(job.value());
    }

    /// Writes the package, then the revision with all its passages in one transaction.
    ///
    /// @param previews of the passages, stored already, in their order
    DeckRevision keep(JobId job, DeckUpload upload, Reading reading, List<Optional<Sha256>> previews) {
        int number = upload.follows() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String title = upload.title() != null ? upload.title() : shortened(reading.title());
        DeckRevision revision = new DeckRevision(upload.deck(), number, title, upload.fileName(),
                reading.format().mediaType(), upload.hash(), upload.fileSize(), reading.passages().size(), now);
        List<Passage> passages = passages(revision, reading, previews);
        ObjectKey packageKey = writePackage(revision, passages);
        transaction.executeWithoutResult(_ -> {
            Optional<UUID> owner = point(upload, revision);
            table.insert(revision, reading.truncated(), packageKey, job.value());
            table.insert(passages);
            records.changed(revision, packageKey, owner, upload.isDemo());
        });
        return revision;
    }

    /// Makes the deck, or moves it on.
    ///
    /// @return its owner
    private Optional<UUID> point(DeckUpload upload, DeckRevision revision) {
        OffsetDateTime now = revision.createdAt().atOffset(ZoneOffset.UTC);
        if (upload.isNew()) {
            table.insert(upload.deck(), revision.title(), Optional.ofNullable(upload.owner()).map(PersonId::new),
                    upload.isDemo(), now);
            return Optional.ofNullable(upload.owner());
        }
        int current = table.lock(upload.deck()).orElseThrow(() -> gone());
        if (current != upload.follows()) {
            throw new JobFailedException(new Job.Failure("overtaken",
                    "Another revision of this deck was read before this one. Look at it, and upload yours again if it is newer."));
        }
        table.moveOn(upload.deck(), revision.number(), now);
        return table.find(upload.deck()).flatMap(Deck::owner).map(PersonId::value);
    }

    private static JobFailedException gone() {
        return new JobFailedException(new Job.Failure("deck-gone", "The deck is no longer there."));
    }

    private static List<Passage> passages(DeckRevision revision, Reading reading, List<Optional<Sha256>> previews) {
        List<Passage> passages = new ArrayList<>();
        for (ReadPassage read : reading.passages()) {
            passages.add(new Passage(PassageId.next(), revision.deck(), revision.number(), read.position(),
                    read.title(), read.body(), read.notes(), read.hidden(), read.truncated(),
                    new Sha256(read.contentHash()), previews.get(read.position() - 1)));
        }
        return passages;
    }

    private ObjectKey writePackage(DeckRevision revision, List<Passage> passages) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "riffbook-deck/1");
        document.put("id", revision.deck().value());
        document.put("revision", revision.number());
        document.put("title", revision.title());
        document.put("fileName", revision.fileName());
        document.put("mediaType", revision.mediaType());
        document.put("file", revision.file().hex());
        document.put("createdAt", revision.createdAt().toString());
        document.put("passages", passages.stream().map(DeckRevisions::described).toList());
        byte[] bytes = json.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        ObjectKey key = SnippetPackages.key("decks", revision.deck().toString(), revision.number(), bytes);
        objects.put(key, bytes);
        return key;
    }

    private static Map<String, Object> described(Passage passage) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", passage.id().value());
        document.put("position", passage.position());
        document.put("title", passage.title());
        document.put("body", passage.body());
        document.put("notes", passage.notes());
        document.put("hidden", passage.hidden());
        document.put("contentHash", passage.contentHash().hex());
        passage.preview().ifPresent(preview -> document.put("preview", preview.hex()));
        return document;
    }

    private static String shortened(String title) {
        String line = title.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= Deck.LONGEST_TITLE ? line : line.substring(0, Deck.LONGEST_TITLE - 1) + "…";
    }
}
