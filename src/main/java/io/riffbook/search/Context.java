package io.riffbook.search;

import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Optional;
import java.util.Set;

/// The moment that a riff is for.
///
/// @param opportunity whose segments, stage and competitor count as concepts
/// @param concepts what is known of the customer and the occasion
public record Context(Optional<OpportunityId> opportunity, Set<ConceptId> concepts) {
    public static final int MOST_CONCEPTS = 50;
    public static final Context NONE = new Context(Optional.empty(), Set.of());

    /// @throws InvalidRequestException when there are too many concepts
    public Context {
        concepts = Set.copyOf(concepts);
        if (concepts.size() > MOST_CONCEPTS) {
            throw InvalidRequestException
                    .at(new FieldFault("/context/concepts", "must be at most " + MOST_CONCEPTS));
        }
    }
}
