package io.riffbook.content.proposals;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A part of a passage. What stands in the title counts most, what stands in the notes least.
public enum Part {
    TITLE, BODY, NOTES;

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
