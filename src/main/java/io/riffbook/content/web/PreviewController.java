package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageId;
import io.riffbook.content.SlideFiles;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.Preview;
import io.riffbook.storage.Sha256;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Pictures and slides, authorised through the snippet or deck that they belong to.
@RestController
class PreviewController {
    private final Snippets snippets;
    private final Decks decks;

    PreviewController(Snippets snippets, Decks decks) {
        this.snippets = snippets;
        this.decks = decks;
    }

    @Operation(operationId = "getSnippetPreview", summary = "The picture of a snippet, as PNG, 1280 or 480 pixels wide")
    @GetMapping("/api/v1/snippets/{id}/preview")
    ResponseEntity<InputStreamResource> ofSnippet(@PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer width, Viewer viewer) {
        return preview(current(id, viewer).files(), width, id);
    }

    @Operation(operationId = "getPassagePreview", summary = "The picture of a passage, as PNG, 1280 or 480 pixels wide")
    @GetMapping("/api/v1/decks/{id}/passages/{passage}/preview")
    ResponseEntity<InputStreamResource> ofPassage(@PathVariable UUID id, @PathVariable UUID passage,
            @RequestParam(required = false) @Nullable Integer width) {
        return preview(decks.passage(new DeckId(id), new PassageId(passage)).files(), width, passage);
    }

    @Operation(operationId = "getSnippetSlide", summary = "The slide that a snippet came from, as a presentation of its own (PPTX)")
    @GetMapping("/api/v1/snippets/{id}/slide")
    ResponseEntity<InputStreamResource> slideOfSnippet(@PathVariable UUID id, Viewer viewer) {
        SnippetRevision revision = current(id, viewer);
        return slide(revision.files(), revision.title(), id);
    }

    @Operation(operationId = "getPassageSlide", summary = "One slide of a deck, as a presentation of its own (PPTX)")
    @GetMapping("/api/v1/decks/{id}/passages/{passage}/slide")
    ResponseEntity<InputStreamResource> slideOfPassage(@PathVariable UUID id, @PathVariable UUID passage) {
        Passage found = decks.passage(new DeckId(id), new PassageId(passage));
        return slide(found.files(), found.title(), passage);
    }

    private SnippetRevision current(UUID id, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return snippets.currentRevision(snippet, viewer);
    }

    private ResponseEntity<InputStreamResource> preview(SlideFiles files, @Nullable Integer width, UUID of) {
        if (width != null && width != Preview.WIDE && width != Preview.SMALL) {
            throw InvalidRequestException
                    .at(new FieldFault("/width", "must be " + Preview.WIDE + " or " + Preview.SMALL));
        }
        boolean small = width != null && width == Preview.SMALL;
        Optional<Sha256> wanted = small ? files.smallPreview().or(files::preview) : files.preview();
        return Download.preview(decks.open(wanted.orElseThrow(() -> NotFoundException.of("preview of", of))));
    }

    private ResponseEntity<InputStreamResource> slide(SlideFiles files, String title, UUID of) {
        Sha256 slide = files.slide().orElseThrow(() -> NotFoundException.of("slide of", of));
        return Download.attachment(decks.open(slide), DeckFormat.PPTX.mediaType(),
                title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip() + "." + DeckFormat.PPTX.ending());
    }
}
