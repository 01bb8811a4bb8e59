package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityRef;

import java.time.Instant;
import java.util.Optional;

/// Somebody used a revision of a snippet.
///
/// @param principal who sent it
/// @param venue where it was
/// @param place as which one in a call or a pitch it was played, from 1
/// @param opportunity by the CRM's name; the CRM may not have told us of it yet
public record Usage(UsageId id, String principal, SnippetId snippet, int revision, Channel channel,
        Optional<Integer> audienceSize, Optional<OpportunityRef> opportunity, Optional<String> venue,
        Optional<Integer> place, Optional<PersonId> person, Instant occurredAt, Instant recordedAt,
        boolean isDemo) implements PinnedEntry {

    @Override
    public EntryId entryId() {
        return new EntryId(id.value());
    }
}
