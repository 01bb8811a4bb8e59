package io.riffbook.content.composing.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.Decks;
import io.riffbook.content.composing.DeckTemplate;
import io.riffbook.content.composing.DeckTemplateId;
import io.riffbook.content.composing.DeckTemplates;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The templates that decks can be exported with.
@RestController
@RequestMapping("/api/v1/deck-templates")
class DeckTemplateController {
    private final DeckTemplates templates;
    private final Decks decks;
    private final Idempotency idempotency;

    DeckTemplateController(DeckTemplates templates, Decks decks, Idempotency idempotency) {
        this.templates = templates;
        this.decks = decks;
        this.idempotency = idempotency;
    }

    /// A template as the API shows it.
    ///
    /// @param fileSize of what is kept, in bytes
    record TemplateView(DeckTemplateId id, String name, String fileName, long fileSize, Instant createdAt) {
        static TemplateView of(DeckTemplate template) {
            return new TemplateView(template.id(), template.name(), template.fileName(), template.fileSize(),
                    template.createdAt());
        }
    }

    @Operation(operationId = "listDeckTemplates", summary = "The templates that decks can be exported with, newest first")
    @GetMapping
    Page<TemplateView> list(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return templates.list(Cursor.decode(cursor), PageLimit.of(limit)).map(TemplateView::of);
    }

    @Operation(operationId = "uploadDeckTemplate", summary = "Uploads a template (PPTX or POTX): answers 202 with the job that tries it; its slides, macros and authors are not kept")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> upload(@RequestParam MultipartFile file, @RequestParam String name,
            @RequestParam(required = false) @Nullable String clientId, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
        StoredFile stored = receive(file);
        String fileName = String.valueOf(file.getOriginalFilename());
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/deck-templates",
                IdempotencyKey.of(key, clientId), List.of(stored.hash(), fileName, name)), () -> {
                    DeckTemplates.Intake intake = templates.add(viewer, name, stored, fileName);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + intake.jobId()))
                            .body(intake);
                });
    }

    @Operation(operationId = "removeDeckTemplate", summary = "Takes a template out of what is offered; what was exported with it stays")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable UUID id, Viewer viewer) {
        templates.remove(viewer, new DeckTemplateId(id));
        return ResponseEntity.noContent().build();
    }

    private StoredFile receive(MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return decks.receive(content);
        }
    }
}
