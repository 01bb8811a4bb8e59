package io.riffbook.variations.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.Decks;
import io.riffbook.content.SlideFiles;
import io.riffbook.content.SnippetId;
import io.riffbook.jobs.JobId;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Preview;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredFile;
import io.riffbook.variations.SlideVariations;
import io.riffbook.variations.VariationId;
import io.riffbook.variations.Variations;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Edited slides in, and out again: authorised through the variation that they belong to.
@RestController
class SlideController {
    private final SlideVariations slides;
    private final Variations variations;
    private final Decks decks;
    private final Idempotency idempotency;

    SlideController(SlideVariations slides, Variations variations, Decks decks, Idempotency idempotency) {
        this.slides = slides;
        this.variations = variations;
        this.decks = decks;
        this.idempotency = idempotency;
    }

    record Taken(JobId jobId) {}

    @Operation(operationId = "proposeSlide", summary = "Sends back an edited slide: a presentation with one slide; a job reads it")
    @PostMapping("/api/v1/snippets/{id}/slide-variations")
    ResponseEntity<?> propose(@PathVariable UUID id, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String comment, @RequestParam(required = false) @Nullable String clientId,
            Viewer viewer, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        return take(viewer, new SnippetId(id), file, comment, IdempotencyKey.of(key, clientId));
    }

    ResponseEntity<?> take(Viewer viewer, SnippetId id, MultipartFile file, String comment,
            Optional<IdempotencyKey> key) throws IOException {
        StoredFile stored;
        try (InputStream content = file.getInputStream()) {
            stored = slides.receive(viewer, id, content);
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return idempotency.once(new Idempotency.Request(viewer.principal(),
                "POST /api/v1/snippets/" + id + "/slide-variations", key, List.of(stored.hash(), name, comment)),
                () -> {
                    JobId job = slides.read(viewer, id, stored, name, comment);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job)).body(new Taken(job));
                });
    }

    @Operation(operationId = "getVariationPreview", summary = "The picture of a slide that was sent back, as PNG, 1280 or 480 pixels wide")
    @GetMapping("/api/v1/variations/{id}/preview")
    ResponseEntity<InputStreamResource> preview(@PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer width, Viewer viewer) {
        if (width != null && width != Preview.WIDE && width != Preview.SMALL) {
            throw InvalidRequestException.at(FieldFault.ofParameter("width",
                    "must be " + Preview.WIDE + " or " + Preview.SMALL));
        }
        SlideFiles files = files(id, viewer);
        Optional<Sha256> picture = width != null && width == Preview.SMALL
                ? files.smallPreview().or(files::preview)
                : files.preview();
        ObjectContent content = decks.open(picture.orElseThrow(() -> NotFoundException.of("preview of", id)));
        return send(content, MediaType.IMAGE_PNG_VALUE)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new InputStreamResource(content.stream()));
    }

    @Operation(operationId = "getVariationSlide", summary = "A slide that was sent back, as a presentation of its own (PPTX)")
    @GetMapping("/api/v1/variations/{id}/slide")
    ResponseEntity<InputStreamResource> slide(@PathVariable UUID id, Viewer viewer) {
        ObjectContent content = decks
                .open(files(id, viewer).slide().orElseThrow(() -> NotFoundException.of("slide of", id)));
        return send(content, DeckFormat.PPTX.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("variation." + DeckFormat.PPTX.ending(), StandardCharsets.UTF_8).build()
                                .toString())
                .body(new InputStreamResource(content.stream()));
    }

    private SlideFiles files(UUID id, Viewer viewer) {
        var variation = variations.get(new VariationId(id), viewer);
        return variations.compared(variation, viewer).isPresent() ? variation.files() : SlideFiles.NONE;
    }

    private static ResponseEntity.BodyBuilder send(ObjectContent content, String mediaType) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(mediaType)).contentLength(content.size())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
