package io.riffbook.content.exchange;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A person as a row names them: the id is good within one Riffbook, the e-mail address elsewhere, too.
record PersonRef(@Nullable UUID id, @Nullable String email) {}
