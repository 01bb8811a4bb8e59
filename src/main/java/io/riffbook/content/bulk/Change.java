package io.riffbook.content.bulk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.riffbook.access.PersonId;
import io.riffbook.content.Classification;
import io.riffbook.content.Snippet;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Times;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What is done to each of many snippets. Every case checks that it says what it needs; whether the concepts and people exist that
/// it names, is checked when the change is taken.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({@JsonSubTypes.Type(value = Change.AddTags.class, name = "add-tags"),
        @JsonSubTypes.Type(value = Change.RemoveTags.class, name = "remove-tags"),
        @JsonSubTypes.Type(value = Change.ReplaceTag.class, name = "replace-tag"),
        @JsonSubTypes.Type(value = Change.Retire.class, name = "retire"),
        @JsonSubTypes.Type(value = Change.ChangeOwner.class, name = "change-owner"),
        @JsonSubTypes.Type(value = Change.ChangeVerifier.class, name = "change-verifier"),
        @JsonSubTypes.Type(value = Change.ReviewBy.class, name = "review-by")})
public sealed interface Change {

    /// The concepts that it newly names, each with a pointer to where. Those that it takes off may be gone: so they can be cleared
    /// away.
    default List<NewConcept> newConcepts() {
        return List.of();
    }

    /// The person whom it names, with a pointer to where.
    default Optional<Named> person() {
        return Optional.empty();
    }

    /// A concept at a place in the request.
    record NewConcept(ConceptId concept, String pointer) {}

    /// A person at a place in the request.
    record Named(PersonId person, String pointer) {}

    /// A change of what is said of a snippet: it applies at once, on top of whatever is said of it by then.
    sealed interface Reclassification extends Change {
        /// The classification that it makes of this one; the same one where there is nothing to do.
        Classification of(Classification current);

        /// The same change, with what its new concepts are called now.
        default Reclassification calling(UnaryOperator<ConceptId> now) {
            return this;
        }
    }

    /// Takes them from reps.
    record Retire() implements Change {}

    /// Adds tags to those that are there.
    record AddTags(Set<ConceptId> tags) implements Reclassification {
        public AddTags {
            tags = atLeastOne(tags);
        }

        @Override
        public List<NewConcept> newConcepts() {
            return tags.stream().map(tag -> new NewConcept(tag, "/change/tags")).toList();
        }

        @Override
        public Reclassification calling(UnaryOperator<ConceptId> now) {
            return new AddTags(tags.stream().map(now).collect(Collectors.toSet()));
        }

        @Override
        public Classification of(Classification current) {
            return current.tagged(with(current.tags(), tags));
        }
    }

    /// Takes tags off, where they are there.
    record RemoveTags(Set<ConceptId> tags) implements Reclassification {
        public RemoveTags {
            tags = atLeastOne(tags);
        }

        @Override
        public Classification of(Classification current) {
            return current.tagged(without(current.tags(), tags));
        }
    }

    /// Puts one tag in the place of another; what doesn't have the other is left as it is.
    record ReplaceTag(ConceptId tag, ConceptId by) implements Reclassification {
        public ReplaceTag {
            if (required(tag, "/change/tag").equals(required(by, "/change/by"))) {
                throw InvalidRequestException.at(new FieldFault("/change/by", "is the tag that it is to replace"));
            }
        }

        @Override
        public List<NewConcept> newConcepts() {
            return List.of(new NewConcept(by, "/change/by"));
        }

        @Override
        public Reclassification calling(UnaryOperator<ConceptId> now) {
            ConceptId called = now.apply(by);
            // merged into the one that it was to replace: nothing is left to replace it by, and each is refused
            return called.equals(tag) ? this : new ReplaceTag(tag, called);
        }

        @Override
        public Classification of(Classification current) {
            return current.tags().contains(tag)
                    ? current.tagged(with(without(current.tags(), Set.of(tag)), Set.of(by)))
                    : current;
        }
    }

    /// Gives them to somebody.
    record ChangeOwner(PersonId ownerId) implements Reclassification {
        public ChangeOwner {
            required(ownerId, "/change/ownerId");
        }

        @Override
        public Optional<Named> person() {
            return Optional.of(new Named(ownerId, "/change/ownerId"));
        }

        @Override
        public Classification of(Classification current) {
            return current.ownedBy(Optional.of(ownerId));
        }
    }

    /// Lets somebody keep them true.
    record ChangeVerifier(PersonId verifierId) implements Reclassification {
        public ChangeVerifier {
            required(verifierId, "/change/verifierId");
        }

        @Override
        public Optional<Named> person() {
            return Optional.of(new Named(verifierId, "/change/verifierId"));
        }

        @Override
        public Classification of(Classification current) {
            return current.upkept(current.upkeep().verifiedBy(Optional.of(verifierId)));
        }
    }

    /// Says by which day somebody should look at them again.
    record ReviewBy(LocalDate day) implements Reclassification {
        public ReviewBy {
            Times.check(required(day, "/change/day"), "/change/day");
        }

        @Override
        public Classification of(Classification current) {
            return current.dueBy(Optional.of(day));
        }
    }

    private static <T> T required(@Nullable T value, String pointer) {
        if (value == null) {
            throw InvalidRequestException.at(new FieldFault(pointer, "is required"));
        }
        return value;
    }

    private static Set<ConceptId> atLeastOne(@Nullable Set<ConceptId> tags) {
        Set<ConceptId> sorted = new TreeSet<>(required(tags, "/change/tags"));
        if (sorted.isEmpty() || sorted.size() > Snippet.MOST_TAGS) {
            throw InvalidRequestException
                    .at(new FieldFault("/change/tags", "must be from 1 to " + Snippet.MOST_TAGS));
        }
        return Collections.unmodifiableSet(sorted);
    }

    /// These tags and those.
    static Set<ConceptId> with(Set<ConceptId> tags, Collection<ConceptId> others) {
        Set<ConceptId> all = new TreeSet<>(tags);
        all.addAll(others);
        return all;
    }

    /// These tags without those.
    static Set<ConceptId> without(Set<ConceptId> tags, Collection<ConceptId> others) {
        Set<ConceptId> rest = new TreeSet<>(tags);
        rest.removeAll(others);
        return rest;
    }
}
