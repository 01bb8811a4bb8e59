package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SimilarSnippet;
import io.riffbook.content.SimilarSnippets;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Snippets;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/snippets")
class SimilarController {
    private final Snippets snippets;
    private final SimilarSnippets similar;

    SimilarController(Snippets snippets, SimilarSnippets similar) {
        this.snippets = snippets;
        this.similar = similar;
    }

    /// The most similar first; there are never more than a few.
    record Answer(List<SimilarSnippet> items) {}

    /// Content to compare.
    record Content(@Nullable Kind kind, @Nullable String title, @Nullable Map<String, Object> fields) {
        SnippetContent checked() {
            if (kind == null) {
                throw InvalidRequestException.at(new FieldFault("/kind", "is required"));
            }
            if (title == null) {
                throw InvalidRequestException.at(new FieldFault("/title", "is required"));
            }
            return new SnippetContent(kind, title, fields == null ? Map.of() : fields);
        }
    }

    @Operation(operationId = "listSimilarSnippets", summary = "Snippets that say much the same as this one, whatever their lifecycle")
    @GetMapping("/{id}/similar")
    Answer ofSnippet(@PathVariable UUID id, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        return new Answer(similar.to(snippets.currentRevision(snippet, viewer)));
    }

    @Operation(operationId = "findSimilarSnippets", summary = "Snippets that say much the same as content that isn't saved; saves nothing")
    @PostMapping("/similar")
    Answer ofContent(@RequestBody Content body) {
        return new Answer(similar.to(body.checked()));
    }
}
