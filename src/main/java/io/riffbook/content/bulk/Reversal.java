package io.riffbook.content.bulk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.riffbook.access.PersonId;
import io.riffbook.content.Classification;
import io.riffbook.content.Snippet;
import io.riffbook.content.Standing;
import io.riffbook.model.ConceptId;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What a bulk change did to one snippet: all it takes to put exactly that back, and nothing else.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({@JsonSubTypes.Type(value = Reversal.Retagged.class, name = "tags"),
        @JsonSubTypes.Type(value = Reversal.OwnerChanged.class, name = "owner"),
        @JsonSubTypes.Type(value = Reversal.VerifierChanged.class, name = "verifier"),
        @JsonSubTypes.Type(value = Reversal.DayChanged.class, name = "review-by"),
        @JsonSubTypes.Type(value = Reversal.Retired.class, name = "lifecycle")})
sealed interface Reversal {

    /// What the change did, to be seen from before and after.
    static Reversal of(Change change, Snippet before, Snippet after) {
        return switch (change) {
            case Change.AddTags _,Change.RemoveTags _,Change.ReplaceTag _ ->
                new Retagged(Change.without(after.tags(), before.tags()), Change.without(before.tags(), after.tags()),
                        Change.without(before.tags(), Change.without(before.tags(), after.tags())));
            case Change.ChangeOwner owner -> new OwnerChanged(before.owner(), owner.ownerId());
            case Change.ChangeVerifier verifier ->
                new VerifierChanged(before.upkeep().verifier(), verifier.verifierId());
            case Change.ReviewBy review -> new DayChanged(before.upkeep().reviewBy(), review.day());
            case Change.Retire _ -> new Retired(Standing.before(before, after));
        };
    }

    /// What was said of the snippet was changed.
    sealed interface OfClassification extends Reversal {
        /// The classification with the change put back.
        ///
        /// @throws BulkChangeException when it isn't as the change left it
        Classification on(Classification current);

        /// The same, with what concepts are called now.
        default OfClassification calling(UnaryOperator<ConceptId> now) {
            return this;
        }

        /// Concepts that it names.
        default Set<ConceptId> concepts() {
            return Set.of();
        }

        /// The person who comes back.
        default Optional<PersonId> person() {
            return Optional.empty();
        }
    }

    /// It was retired.
    record Retired(Standing standing) implements Reversal {}

    /// Tags came and went.
    ///
    /// @param kept was there before and after; concepts that were merged since may have made one tag of this and of what came or went
    record Retagged(Set<ConceptId> added, Set<ConceptId> removed, Set<ConceptId> kept) implements OfClassification {
        @Override
        public OfClassification calling(UnaryOperator<ConceptId> now) {
            Set<ConceptId> stayed = called(kept, now);
            return new Retagged(Change.without(called(added, now), stayed),
                    Change.without(called(removed, now), stayed),
                    stayed);
        }

        private static Set<ConceptId> called(Set<ConceptId> concepts, UnaryOperator<ConceptId> now) {
            return concepts.stream().map(now).collect(Collectors.toSet());
        }

        @Override
        public Classification on(Classification current) {
            require(current.tags().containsAll(added)
                    && Collections.disjoint(current.tags(), Change.without(removed, added)));
            return current.tagged(Change.with(Change.without(current.tags(), added), removed));
        }

        @Override
        public Set<ConceptId> concepts() {
            Set<ConceptId> named = Change.with(added, removed);
            named.addAll(kept);
            return named;
        }
    }

    /// It was given to somebody else.
    record OwnerChanged(Optional<PersonId> from, PersonId to) implements OfClassification {
        @Override
        public Classification on(Classification current) {
            require(current.owner().equals(Optional.of(to)));
            return current.ownedBy(from);
        }

        @Override
        public Optional<PersonId> person() {
            return from;
        }
    }

    /// Somebody else was to keep it true.
    record VerifierChanged(Optional<PersonId> from, PersonId to) implements OfClassification {
        @Override
        public Classification on(Classification current) {
            require(current.upkeep().verifier().equals(Optional.of(to)));
            return current.upkept(current.upkeep().verifiedBy(from));
        }

        @Override
        public Optional<PersonId> person() {
            return from;
        }
    }

    /// It was to be looked at by another day.
    record DayChanged(Optional<LocalDate> from, LocalDate to) implements OfClassification {
        @Override
        public Classification on(Classification current) {
            require(current.upkeep().reviewBy().equals(Optional.of(to)));
            return current.dueBy(from);
        }
    }

    private static void require(boolean asItWasLeft) {
        if (!asItWasLeft) {
            throw BulkChangeException.changedSince();
        }
    }
}
