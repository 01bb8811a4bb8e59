package io.riffbook.deals;

import io.riffbook.model.ConceptId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the CRM says of an opportunity at one moment. Times are to the microsecond, as the database keeps them.
///
/// @param ownerEmail in lower case
/// @param ownerCrmId the owner's user id in the CRM
/// @param team that sells, in the CRM's words
/// @param ownerTier how experienced or how successful the owner is, in the CRM's words
/// @param stage where the customer stands, a concept of the taxonomy `buying-stage`
/// @param stageHistory in the order of time, each change once, at most the [#LONGEST_HISTORY] newest
/// @param segments what the customer is, in whichever taxonomies
/// @param competitor a concept of the taxonomy `competitor`
/// @param reasons for the outcome, in the CRM's words; none while it is open
/// @param closedAt present exactly if the outcome isn't open
/// @param updatedAt the CRM's own time of the change; it decides which of two states is the newer one
public record OpportunityState(String name, String account, Optional<String> ownerEmail, Optional<String> ownerCrmId,
        Optional<String> team, Optional<String> ownerTier, Optional<Money> amount, Optional<ConceptId> stage,
        List<StageChange> stageHistory, Set<ConceptId> segments, Optional<ConceptId> competitor, Outcome outcome,
        List<String> reasons, Optional<Instant> closedAt, Instant updatedAt) {
    public static final int LONGEST_HISTORY = 500;

    public OpportunityState {
        if ((outcome == Outcome.OPEN) == closedAt.isPresent() || (outcome == Outcome.OPEN && !reasons.isEmpty())) {
            throw new IllegalArgumentException("an outcome, its time and its reasons come together");
        }
        stageHistory = newest(stageHistory);
        segments = Collections.unmodifiableSet(new LinkedHashSet<>(segments));
        reasons = List.copyOf(reasons);
        closedAt = closedAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /// The newer of the two states, with what either knows of the stages; the other one when both are of the same time, so that
    /// a state that is told again replaces itself.
    OpportunityState mergedWith(OpportunityState other) {
        SortedSet<StageChange> history = new TreeSet<>(stageHistory);
        history.addAll(other.stageHistory);
        return isNewerThan(other) ? withHistory(history) : other.withHistory(history);
    }

    /// Every concept that it names.
    Stream<ConceptId> concepts() {
        return Stream.of(stage.stream(), competitor.stream(), segments.stream(),
                stageHistory.stream().map(StageChange::stage)).flatMap(Function.identity());
    }

    boolean isNewerThan(OpportunityState other) {
        return updatedAt.isAfter(other.updatedAt);
    }

    private OpportunityState withHistory(Collection<StageChange> history) {
        return new OpportunityState(name, account, ownerEmail, ownerCrmId, team, ownerTier, amount, stage,
                List.copyOf(history), segments, competitor, outcome, reasons, closedAt, updatedAt);
    }

    private static List<StageChange> newest(Collection<StageChange> history) {
        List<StageChange> sorted = List.copyOf(new TreeSet<>(history));
        return sorted.subList(Math.max(0, sorted.size() - LONGEST_HISTORY), sorted.size());
    }
}
