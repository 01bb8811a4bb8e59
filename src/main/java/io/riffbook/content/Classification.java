package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Optional;
import java.util.Set;

/// What is said of a snippet beside its content: it applies at once, audited, without review.
public record Classification(Set<ConceptId> tags, Audience audience, Visibility visibility, Optional<PersonId> owner) {
    public Classification {
        tags = Set.copyOf(tags);
        if (tags.size() > Snippet.MOST_TAGS) {
            throw InvalidRequestException.at(new FieldFault("/tags", "at most " + Snippet.MOST_TAGS));
        }
        if (visibility.groups().size() > Visibility.MOST_GROUPS) {
            throw InvalidRequestException.at(new FieldFault("/visibility/groups", "at most " + Visibility.MOST_GROUPS));
        }
    }
}
