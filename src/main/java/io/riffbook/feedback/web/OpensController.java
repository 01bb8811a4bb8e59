package io.riffbook.feedback.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Impressions;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which of the results of a search somebody opened.
@RestController
@RequestMapping("/api/v1/search/{searchId}/opens")
class OpensController {
    private final Impressions impressions;

    OpensController(Impressions impressions) {
        this.impressions = impressions;
    }

    /// @param position where it stood, from 1
    record OpenBody(@Nullable SnippetId snippetId, @Nullable Integer position) {}

    @Operation(operationId = "recordOpen", summary = "Say that a result of a search was opened", description = "Best effort: what was not shown to the caller is left out, and so is a repeat.")
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void opened(@PathVariable UUID searchId, @RequestBody OpenBody body, Viewer viewer) {
        List<FieldFault> faults = new ArrayList<>();
        if (body.snippetId() == null) {
            faults.add(new FieldFault("/snippetId", "is required"));
        }
        if (body.position() != null && body.position() < 1) {
            faults.add(new FieldFault("/position", "is counted from 1"));
        }
        if (body.snippetId() == null || !faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        impressions.opened(viewer, searchId, body.snippetId(), Optional.ofNullable(body.position()));
    }
}
