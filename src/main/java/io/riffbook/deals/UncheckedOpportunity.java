package io.riffbook.deals;

import io.riffbook.model.ConceptId;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// An opportunity as a CRM sends it, not checked yet.
///
/// @param team that sells, at most 100 characters
/// @param ownerTier how experienced or how successful the owner is, at most 100 characters
/// @param amount not negative, with at most four digits after the point; goes with the currency
/// @param currency three letters of ISO 4217
/// @param stage a concept of the taxonomy `buying-stage`
/// @param competitor a concept of the taxonomy `competitor`
/// @param outcome open (when absent), won, lost or no-decision
/// @param reasons for an outcome, at most ten
/// @param closedAt of an outcome; the time of the change when absent
/// @param updatedAt the CRM's own time of the change: what is older than what is known is ignored
public record UncheckedOpportunity(@Nullable String name, @Nullable String account, @Nullable String ownerEmail,
        @Nullable String ownerCrmId, @Nullable String team, @Nullable String ownerTier, @Nullable BigDecimal amount,
        @Nullable String currency, @Nullable String stage, @Nullable List<StageBody> stageHistory,
        @Nullable List<String> segments, @Nullable String competitor, @Nullable String outcome,
        @Nullable List<String> reasons, @Nullable Instant closedAt, @Nullable Instant updatedAt) {
    private static final int MOST_STAGES = 200;
    private static final int MOST_SEGMENTS = 50;
    private static final int MOST_REASONS = 10;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_OWNER = 254;
    private static final int LONGEST_TEAM = 100;
    private static final int LONGEST_REASON = 200;

    /// The moment at which it came into a stage.
    public record StageBody(@Nullable String stage, @Nullable Instant at) {}

    /// What it says, once it is known to be right.
    ///
    /// @throws RefusedException naming every fault
    public OpportunityState toState(TaxonomySnapshot taxonomies, Instant now) {
        OpportunityFaults faults = new OpportunityFaults(taxonomies, now);
        String checkedName = faults.text("/name", name, LONGEST_NAME);
        String checkedAccount = faults.text("/account", account, LONGEST_NAME);
        Optional<String> email = faults.optionalText("/ownerEmail", ownerEmail, LONGEST_OWNER)
                .map(it -> it.toLowerCase(Locale.ROOT));
        Optional<String> crmId = faults.optionalText("/ownerCrmId", ownerCrmId, LONGEST_OWNER);
        Optional<String> checkedTeam = faults.optionalText("/team", team, LONGEST_TEAM);
        Optional<String> checkedTier = faults.optionalText("/ownerTier", ownerTier, LONGEST_TEAM);
        Optional<Money> money = faults.money(amount, currency);
        Optional<ConceptId> checkedStage = faults.concept("/stage", stage, "buying-stage");
        List<StageChange> history = history(faults);
        Set<ConceptId> checkedSegments = segments(faults);
        Optional<ConceptId> checkedCompetitor = faults.concept("/competitor", competitor, "competitor");
        Instant updated = faults.requiredTime("/updatedAt", updatedAt);
        Outcome checkedOutcome = faults.outcome(outcome);
        List<String> checkedReasons = reasons(faults);
        Optional<Instant> closed = faults.time("/closedAt", closedAt);
        if (checkedOutcome == Outcome.OPEN) {
            faults.unless(closed.isEmpty(), "/closedAt", "goes with an outcome other than open");
            faults.unless(checkedReasons.isEmpty(), "/reasons", "go with an outcome other than open");
        }
        faults.refuseIfAny();
        return new OpportunityState(checkedName, checkedAccount, email, crmId, checkedTeam, checkedTier, money,
                checkedStage, history, checkedSegments, checkedCompetitor, checkedOutcome, checkedReasons,
                checkedOutcome == Outcome.OPEN ? Optional.empty() : closed.or(() -> Optional.of(updated)), updated);
    }

    private List<StageChange> history(OpportunityFaults faults) {
        List<StageChange> history = new ArrayList<>();
        for (StageBody change : faults.atMost(MOST_STAGES, "/stageHistory", stageHistory)) {
            String at = "/stageHistory/" + history.size();
            String text = change == null ? null : change.stage();
            faults.unless(text != null, at + "/stage", "is required");
            Instant time = faults.requiredTime(at + "/at", change == null ? null : change.at());
            history.add(new StageChange(faults.concept(at + "/stage", text, "buying-stage")
                    .orElse(OpportunityFaults.ANY_CONCEPT), time));
        }
        return history;
    }

    private Set<ConceptId> segments(OpportunityFaults faults) {
        Set<ConceptId> concepts = new LinkedHashSet<>();
        int position = 0;
        for (String segment : faults.atMost(MOST_SEGMENTS, "/segments", segments)) {
            faults.concept("/segments/" + position++, Objects.requireNonNullElse(segment, ""), "")
                    .ifPresent(concepts::add);
        }
        return concepts;
    }

    private List<String> reasons(OpportunityFaults faults) {
        List<String> texts = new ArrayList<>();
        for (String reason : faults.atMost(MOST_REASONS, "/reasons", reasons)) {
            texts.add(faults.text("/reasons/" + texts.size(), reason, LONGEST_REASON));
        }
        return texts;
    }
}
