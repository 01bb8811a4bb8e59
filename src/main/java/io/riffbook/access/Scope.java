package io.riffbook.access;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Optional;

/// What an API key may do; a key has only the scopes that it was made with.
public enum Scope {
    SEARCH("search"), CONTENT_READ("content:read"), CONTENT_WRITE("content:write"), FEEDBACK_WRITE("feedback:write"),
    OPPORTUNITIES_READ("opportunities:read"), OPPORTUNITIES_WRITE("opportunities:write"), REPORTS_READ("reports:read"),
    PEOPLE_ADMIN("people:admin"), AUDIT_READ("audit:read");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return word;
    }

    /// The scope of that name, if there is one.
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
