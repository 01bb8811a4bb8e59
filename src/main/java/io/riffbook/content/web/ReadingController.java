package io.riffbook.content.web;

import io.riffbook.reading.DeckReader;
import io.riffbook.reading.ReadingStatus;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells how decks are read and drawn here.
@RestController
class ReadingController {
    private final DeckReader reader;

    ReadingController(DeckReader reader) {
        this.reader = reader;
    }

    @Operation(operationId = "getReadingStatus", summary = "How decks are read here: what draws their slides, how many at once")
    @GetMapping("/api/v1/decks/reading")
    ReadingStatus status() {
        return reader.status();
    }
}
