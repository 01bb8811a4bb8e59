package io.riffbook.access;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// What somebody does with Riffbook. A person has at least one role; an API key has INTEGRATION and its scopes.
public enum Role {
    /// Runs the installation: people, groups, keys, and everything a marketer may.
    ADMIN,
    /// Composes: decks, snippets, tags, lifecycle, and the report.
    MARKETER,
    /// Plays: searches, uses and rates.
    REP,
    /// Reads the report.
    ANALYST,
    /// A program, with what its scopes allow.
    INTEGRATION;

    /// As it stands in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
