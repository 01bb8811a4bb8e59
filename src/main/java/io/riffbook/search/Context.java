package io.riffbook.search;

import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The moment that a riff is for.
///
/// @param opportunity whose segments, stage and competitor count as concepts
/// @param concepts what is known of the customer and the occasion
/// @param showNotFor whether to find, far down and marked, what is not for this moment; otherwise it is left out
public record Context(Optional<OpportunityId> opportunity, Set<ConceptId> concepts, boolean showNotFor) {
    public static final int MOST_CONCEPTS = 50;
    public static final Context NONE = new Context(Optional.empty(), Set.of(), false);

    /// @throws InvalidRequestException when there are too many concepts
    public Context {
        concepts = Set.copyOf(concepts);
        if (concepts.size() > MOST_CONCEPTS) {
            throw InvalidRequestException
                    .at(new FieldFault("/context/concepts", "must be at most " + MOST_CONCEPTS));
        }
    }

    /// The same with other names for the concepts.
    Context naming(UnaryOperator<ConceptId> name) {
        return new Context(opportunity, concepts.stream().map(name).collect(Collectors.toSet()), showNotFor);
    }
}
