package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityRef;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody used a revision of a snippet.
///
/// @param principal who sent it
/// @param opportunity by the CRM's name; the CRM may not have told us of it yet
/// @param isDemo whether it belongs to the demo, because its snippet does
public record Usage(UsageId id, String principal, SnippetId snippet, int revision, Channel channel,
        Optional<Integer> audienceSize,
        Optional<OpportunityRef> opportunity, Optional<PersonId> person, Instant occurredAt, Instant recordedAt,
        boolean isDemo) implements LedgerEntry {

    @Override
    public UUID entryId() {
        return id.value();
    }
}
