package io.riffbook.content.bulk.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.SnippetFilter;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkChanges;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Which snippets a bulk change is about: these, or all that a filter lets through.
record Selection(@Nullable List<@Nullable SnippetId> ids, @Nullable Filter filter) {

    /// The filters of the authors' list; what is absent filters nothing.
    record Filter(@Nullable Lifecycle lifecycle, @Nullable Kind kind, @Nullable DeckId deck, @Nullable ConceptId tag,
            @Nullable PersonId owner, @Nullable PersonId verifier, @Nullable Boolean overdue,
            @Nullable Boolean forEveryone, @Nullable Boolean changedInDeck) {
        SnippetFilter toFilter() {
            return new SnippetFilter(Optional.ofNullable(lifecycle), Optional.ofNullable(kind),
                    Optional.ofNullable(deck), Optional.ofNullable(tag), Optional.ofNullable(owner),
                    Optional.ofNullable(verifier), Boolean.TRUE.equals(overdue), Boolean.TRUE.equals(forEveryone),
                    Boolean.TRUE.equals(changedInDeck));
        }
    }

    Collection<SnippetId> snippets(BulkChanges bulkChanges) {
        if ((ids == null) == (filter == null)) {
            throw InvalidRequestException.at(new FieldFault("/selection", "needs either ids or filter"));
        }
        if (ids == null) {
            return bulkChanges.select(filter.toFilter());
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            throw InvalidRequestException.at(new FieldFault("/selection/ids", "holds something that is no id"));
        }
        return ids.stream().map(Objects::requireNonNull).toList();
    }
}
