package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.jobs.JobId;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Version;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes uploaded decks in, once however often they are sent; the API and the pages differ only in where they send people next.
@Component
class Uploads {
    private final Decks decks;
    private final Idempotency idempotency;

    Uploads(Decks decks, Idempotency idempotency) {
        this.decks = decks;
        this.idempotency = idempotency;
    }

    /// One upload.
    ///
    /// @param jobAt where its job can be followed
    record Upload(Viewer viewer, String route, Optional<IdempotencyKey> key, MultipartFile file,
            Function<JobId, URI> jobAt) {
        String fileName() {
            String name = file.getOriginalFilename();
            return name == null ? "" : name;
        }
    }

    ResponseEntity<?> newDeck(Upload upload, Optional<String> title) throws IOException {
        StoredFile stored = receive(upload.file());
        return once(upload, List.of(stored.hash(), upload.fileName(), title),
                () -> decks.read(upload.viewer(), stored, upload.fileName(), title, false));
    }

    /// @param expected the deck's version that the file is a revision of; a repeat with an idempotency key is answered all the same
    ResponseEntity<?> newRevision(Upload upload, DeckId deck, Version expected) throws IOException {
        StoredFile stored = receive(upload.file());
        return once(upload, List.of(stored.hash(), upload.fileName()),
                () -> decks.readRevision(upload.viewer(), deck, expected, stored, upload.fileName()));
    }

    private ResponseEntity<?> once(Upload upload, Object content, Supplier<Decks.Intake> effect) {
        return idempotency.once(
                new Idempotency.Request(upload.viewer().principal(), upload.route(), upload.key(), content), () -> {
                    Decks.Intake intake = effect.get();
                    return ResponseEntity.accepted().location(upload.jobAt().apply(intake.jobId())).body(intake);
                });
    }

    private StoredFile receive(MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return decks.receive(content);
        }
    }
}
