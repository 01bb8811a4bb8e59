package io.riffbook.inbox;

import io.riffbook.access.PersonId;

/// A notice for one person.
public record Telling(PersonId person, Notice notice) {}
