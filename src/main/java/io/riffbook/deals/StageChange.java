package io.riffbook.deals;

import io.riffbook.model.ConceptId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The moment at which an opportunity came into a stage.
///
/// @param at to the microsecond, as the database keeps it
public record StageChange(ConceptId stage, Instant at) implements Comparable<StageChange> {
    public StageChange {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(StageChange other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : stage.compareTo(other.stage);
    }
}
