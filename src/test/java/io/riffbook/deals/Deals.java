package io.riffbook.deals;

import io.riffbook.model.ConceptId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Opportunities to test with.
final class Deals {
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");
    static final Instant WEDNESDAY = Instant.parse("2026-03-04T09:00:00Z");
    static final StageChange EXPLORING = new StageChange(ConceptId.parse("buying-stage/exploring"), MONDAY);
    static final StageChange EVALUATING = new StageChange(ConceptId.parse("buying-stage/evaluating"), TUESDAY);

    private Deals() {}

    static OpportunityRef anyRef() {
        return new OpportunityRef("salesforce", UUID.randomUUID().toString());
    }

    static OpportunityState open(String name, Instant updatedAt, StageChange... history) {
        return open(name, Optional.of("kim@example.com"), Optional.of("005-kim"), updatedAt, history);
    }

    static OpportunityState ownedBy(String crmId, Instant updatedAt) {
        return open("Cold chain", Optional.empty(), Optional.of(crmId), updatedAt);
    }

    static OpportunityState withOwnerEmail(String email, Instant updatedAt) {
        return open("Cold chain", Optional.of(email), Optional.of("unknown to us"), updatedAt);
    }

    private static OpportunityState open(String name, Optional<String> ownerEmail, Optional<String> ownerCrmId,
            Instant updatedAt, StageChange... history) {
        return new OpportunityState(name, "Dairy of the North", ownerEmail, ownerCrmId,
                Optional.of("North"), Optional.of("senior"),
                Optional.of(new Money(new BigDecimal("48000.50"), Currency.getInstance("EUR"))),
                Optional.of(ConceptId.parse("buying-stage/evaluating")), List.of(history),
                Set.of(ConceptId.parse("company-size/small"), ConceptId.parse("persona/cfo")),
                Optional.of(ConceptId.parse("competitor/status-quo")), Outcome.OPEN, List.of(), Optional.empty(),
                updatedAt);
    }

    static OpportunityState won(String name, Instant updatedAt) {
        return new OpportunityState(name, "Dairy of the North", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Set.of(), Optional.empty(),
                Outcome.WON, List.of("pilot convinced them"),
                Optional.of(updatedAt), updatedAt);
    }
}
