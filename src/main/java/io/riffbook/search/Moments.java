package io.riffbook.search;

import io.riffbook.model.ConceptId;
import io.riffbook.web.NotFoundException;
import org.springframework.stereotype.Component;

import java.util.Set;

/// Finds out what is known of the moment that a search is for.
@Component
class Moments {

    /// The concepts of the context, with those of its opportunity.
    ///
    /// @throws NotFoundException when there is no such opportunity
    Set<ConceptId> concepts(Context context) {
        context.opportunity().ifPresent(id -> {
            throw NotFoundException.of("opportunity", id);
        });
        return context.concepts();
    }
}
