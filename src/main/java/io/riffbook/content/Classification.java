package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is said of a snippet beside its content: it applies at once, audited, without review.
///
/// @param language that its content is written in, as a primary tag of BCP 47 such as `de`; absent: nobody knows
public record Classification(Set<ConceptId> tags, Audience audience, Visibility visibility, Optional<PersonId> owner,
        Upkeep upkeep, Optional<String> language) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}");
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
        if (!language.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
            throw InvalidRequestException
                    .at(new FieldFault("/language", "must be a primary tag of BCP 47, such as de"));
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

    /// Without a word on its language.
    public Classification(Set<ConceptId> tags, Audience audience, Visibility visibility, Optional<PersonId> owner,
            Upkeep upkeep) {
        this(tags, audience, visibility, owner, upkeep, Optional.empty());
    }

    /// The same in this language, unless it says one already. Of a longer tag, the first part counts.
    public Classification orSpeaking(Optional<String> other) {
        Optional<String> primary = other.map(tag -> tag.split("-", 2)[0].toLowerCase(Locale.ROOT))
                .filter(tag -> LANGUAGE.matcher(tag).matches());
        return language.isPresent() ? this : new Classification(tags, audience, visibility, owner, upkeep, primary);
    }

    /// The same with another owner.
    public Classification ownedBy(Optional<PersonId> person) {
        return new Classification(tags, audience, visibility, person, upkeep, language);
    }

    /// The same with other tags.
    public Classification tagged(Set<ConceptId> others) {
        return new Classification(others, audience, visibility, owner, upkeep, language);
    }

    /// The same, kept true by other means.
    public Classification upkept(Upkeep other) {
        return new Classification(tags, audience, visibility, owner, other, language);
    }

    /// The same with other concepts.
    Classification naming(Set<ConceptId> otherTags, Audience otherAudience) {
        return new Classification(otherTags, otherAudience, visibility, owner, upkeep, language);
    }

    /// The same, to be looked at again by another day.
    public Classification dueBy(Optional<LocalDate> day) {
        return upkept(upkeep.dueBy(day));
    }
}
