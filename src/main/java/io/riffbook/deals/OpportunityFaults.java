package io.riffbook.deals;

import io.riffbook.model.ConceptId;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Checks the fields of one opportunity, and gathers what is wrong with all of them. Where a value can't be had, a stand-in keeps
/// the checks going; it never gets past [#refuseIfAny].
final class OpportunityFaults {
    static final ConceptId ANY_CONCEPT = new ConceptId("any", "any");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    /// A wrong clock or time zone in the CRM is forgiven; a time far ahead would shut out all later updates.
    private static final Duration AHEAD = Duration.ofDays(1);

    private final TaxonomySnapshot taxonomies;
    private final Instant now;
    private final List<FieldFault> faults = new ArrayList<>();
    private final List<FieldFault> unknownConcepts = new ArrayList<>();

    OpportunityFaults(TaxonomySnapshot taxonomies, Instant now) {
        this.taxonomies = taxonomies;
        this.now = now;
    }

    /// @throws RefusedException with every fault gathered; that concepts are unknown is said once the rest is right
    void refuseIfAny() {
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        if (!unknownConcepts.isEmpty()) {
            throw UnknownConceptException.at(unknownConcepts);
        }
    }

    void unless(boolean right, String pointer, String detail) {
        if (!right) {
            faults.add(new FieldFault(pointer, detail));
        }
    }

    String text(String pointer, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip();
        unless(!text.isEmpty(), pointer, "is required");
        unless(text.length() <= longest, pointer, "has at most " + longest + " characters");
        unless(text.chars().noneMatch(Character::isISOControl), pointer, "must be one line of text");
        return text;
    }

    Optional<String> optionalText(String pointer, @Nullable String value, int longest) {
        return value == null ? Optional.empty() : Optional.of(text(pointer, value, longest));
    }

    Optional<Money> money(@Nullable BigDecimal amount, @Nullable String currency) {
        unless((amount == null) == (currency == null), amount == null ? "/amount" : "/currency",
                "amount and currency go together");
        if (amount == null || currency == null) {
            return Optional.empty();
        }
        boolean isPossible = Money.isPossible(amount);
        unless(isPossible, "/amount", "is from 0 to below 10^15, with at most four digits after the point");
        Optional<Currency> known = currency(currency);
        unless(known.isPresent(), "/currency", "is three capital letters of ISO 4217, such as EUR");
        return isPossible ? known.map(unit -> new Money(amount, unit)) : Optional.empty();
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @param taxonomy that the concept has to be of; empty for any
    Optional<ConceptId> concept(String pointer, @Nullable String value, String taxonomy) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            ConceptId concept = ConceptId.parse(value);
            if (!taxonomy.isEmpty() && !concept.taxonomy().equals(taxonomy)) {
                faults.add(new FieldFault(pointer, "must be a concept of the taxonomy " + taxonomy));
            } else if (taxonomies.find(concept).isEmpty()) {
                unknownConcepts.add(new FieldFault(pointer, taxonomies.unknown(concept)));
            }
            return Optional.of(concept);
        } catch (InvalidRequestException _) {
            faults.add(new FieldFault(pointer, "names no concept: write taxonomy/concept in lower case with dashes"));
            return Optional.empty();
        }
    }

    Instant requiredTime(String pointer, @Nullable Instant value) {
        unless(value != null, pointer, "is required");
        return time(pointer, value).orElse(now);
    }

    Optional<Instant> time(String pointer, @Nullable Instant value) {
        if (value == null) {
            return Optional.empty();
        }
        boolean isPossible = !value.isBefore(EARLIEST) && !value.isAfter(now.plus(AHEAD));
        unless(isPossible, pointer, "is a time from 1970 to now");
        return isPossible ? Optional.of(value) : Optional.empty();
    }

    Outcome outcome(@Nullable String value) {
        Optional<Outcome> outcome = value == null ? Optional.of(Outcome.OPEN) : Outcome.of(value);
        unless(outcome.isPresent(), "/outcome", "must be open, won, lost or no-decision");
        return outcome.orElse(Outcome.OPEN);
    }

    /// The items, or none at all when there are too many.
    <T> List<T> atMost(int most, String pointer, @Nullable List<T> items) {
        if (items == null) {
            return List.of();
        }
        unless(items.size() <= most, pointer, "has at most " + most + " items");
        return items.size() <= most ? items : List.of();
    }
}
