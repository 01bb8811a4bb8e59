package io.riffbook.model.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/content-types")
@Tag(name = "content model")
class ContentTypeController {
    private final ContentTypes types;

    ContentTypeController(ContentTypes types) {
        this.types = types;
    }

    /// A type with the JSON Schema of its fields.
    record ContentTypeWithSchema(@JsonUnwrapped ContentType type, JsonNode schema) {}

    @GetMapping
    @Operation(operationId = "listContentTypes", summary = "The kinds of snippets there are, and their fields")
    Page<ContentType> list() {
        List<ContentType> all = types.all();
        return new Page<>(all, all.size(), null);
    }

    @GetMapping("/{kind}")
    @Operation(operationId = "getContentType", summary = "One kind of snippets, with the JSON Schema of its fields")
    ContentTypeWithSchema get(@PathVariable String kind) {
        ContentType type = types.find(new Kind(kind)).orElseThrow(() -> NotFoundException.of("content type", kind));
        return new ContentTypeWithSchema(type, types.schema(type.kind()));
    }
}
