package io.riffbook.search;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.riffbook.jobs.JobId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How the index stands to the record.
///
/// @param engine which keeps it
/// @param generation the live one; absent until there is one
/// @param isFilling whether it does not yet hold all of the record, so that searches miss some of it
/// @param waiting changes that it does not hold yet
/// @param lagMillis for how long the one that has waited longest has waited; 0 if none waits
/// @param parked snippets that it refused again and again: no longer tried until they are changed, or until somebody asks for it
/// @param drift what comparing it with the record has shown
/// @param previous the generation that can be rolled back to, if any
/// @param job the last one that was to put another generation in the live one's place, if any
/// @param trouble why indexing makes no progress, if it makes none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IndexStatus(String engine, @Nullable String generation, boolean isFilling, long waiting, long lagMillis,
        long parked, Drift drift, @Nullable String previous, @Nullable JobId job, @Nullable String trouble) {

    /// What comparing has shown since the generation is live.
    ///
    /// @param checkedAt when they were last compared; absent if never
    /// @param found how many snippets it held otherwise than the record
    /// @param healed how many of these were sent again; for the others it takes a rebuild
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Drift(@Nullable Instant checkedAt, long found, long healed) {}
}
