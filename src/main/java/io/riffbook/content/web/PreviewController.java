package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.PassageId;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Snippets;
import io.riffbook.storage.Sha256;
import io.riffbook.web.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Optional;
import java.util.UUID;

/// Pictures, authorised through the snippet or deck that they belong to.
@RestController
class PreviewController {
    private final Snippets snippets;
    private final Decks decks;

    PreviewController(Snippets snippets, Decks decks) {
        this.snippets = snippets;
        this.decks = decks;
    }

    @Operation(operationId = "getSnippetPreview", summary = "The picture of a snippet, as PNG")
    @GetMapping("/api/v1/snippets/{id}/preview")
    ResponseEntity<InputStreamResource> ofSnippet(@PathVariable UUID id, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return send(snippets.currentRevision(snippet, viewer).preview(), id);
    }

    @Operation(operationId = "getPassagePreview", summary = "The picture of a passage, as PNG")
    @GetMapping("/api/v1/decks/{id}/passages/{passage}/preview")
    ResponseEntity<InputStreamResource> ofPassage(@PathVariable UUID id, @PathVariable UUID passage) {
        return send(decks.passage(new DeckId(id), new PassageId(passage)).preview(), passage);
    }

    private ResponseEntity<InputStreamResource> send(Optional<Sha256> preview, UUID of) {
        return Download.preview(decks.open(preview.orElseThrow(() -> NotFoundException.of("preview of", of))));
    }
}
