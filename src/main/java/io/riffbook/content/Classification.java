package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is said of a snippet beside its content: it applies at once, audited, without review.
public record Classification(Set<ConceptId> tags, Audience audience, Visibility visibility, Optional<PersonId> owner,
        Upkeep upkeep) {
    /// Nothing is said: for a comparison with what somebody says first.
    static final Classification UNSAID = new Classification(Set.of(), Audience.UNSAID, Visibility.INTERNAL,
            Optional.empty());

    public Classification {
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        if (tags.size() > Snippet.MOST_TAGS) {
            throw InvalidRequestException.at(new FieldFault("/tags", "at most " + Snippet.MOST_TAGS));
        }
        if (visibility.groups().size() > Visibility.MOST_GROUPS) {
            throw InvalidRequestException.at(new FieldFault("/visibility/groups", "at most " + Visibility.MOST_GROUPS));
        }
    }

    /// The concepts that it names.
    Set<ConceptId> concepts() {
        Set<ConceptId> named = new TreeSet<>(tags);
        named.addAll(audience.isFor());
        named.addAll(audience.notFor());
        return named;
    }

    /// The concepts that it names, and that the one before it doesn't.
    Set<ConceptId> newConcepts(Classification before) {
        Set<ConceptId> named = concepts();
        named.removeAll(before.concepts());
        return named;
    }

    /// Without a word on who keeps it true.
    public Classification(Set<ConceptId> tags, Audience audience, Visibility visibility, Optional<PersonId> owner) {
        this(tags, audience, visibility, owner, Upkeep.UNSAID);
    }

    /// The same with another owner.
    public Classification ownedBy(Optional<PersonId> person) {
        return new Classification(tags, audience, visibility, person, upkeep);
    }

    /// The same with other tags.
    public Classification tagged(Set<ConceptId> others) {
        return new Classification(others, audience, visibility, owner, upkeep);
    }

    /// The same, kept true by other means.
    public Classification upkept(Upkeep other) {
        return new Classification(tags, audience, visibility, owner, other);
    }

    /// The same with other concepts.
    Classification naming(Set<ConceptId> otherTags, Audience otherAudience) {
        return new Classification(otherTags, otherAudience, visibility, owner, upkeep);
    }

    /// The same, to be looked at again by another day.
    public Classification dueBy(Optional<LocalDate> day) {
        return upkept(upkeep.dueBy(day));
    }
}
