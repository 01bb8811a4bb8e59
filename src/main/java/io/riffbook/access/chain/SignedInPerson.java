package io.riffbook.access.chain;

import java.io.Serializable;
import java.util.UUID;

/// All that a session remembers. Roles and groups are read with each request, so that a change of them counts at once.
///
/// @param epoch of the person's sessions when this one was opened
record SignedInPerson(UUID id, long epoch) implements Serializable {}
