package io.riffbook.search;

import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.PageLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What somebody searches for, in the words of the business.
///
/// @param text at most [#LONGEST_TEXT] characters; blank: browse
/// @param concepts a hit needs, of each taxonomy named here, one of the concepts or a narrower one
/// @param kinds if any, only these
/// @param reach if any, only what is fit for these eyes
/// @param owner if any, only what this person answers for
/// @param changedFrom if any, only what changed then or later
/// @param changedBefore if any, only what changed earlier
/// @param verifiedOnly only what somebody's word stands for today
/// @param context of the moment: puts first what is for it
/// @param drafts whether to find each snippet's newest revision instead of the published one; only for those who
/// author, others find the published ones all the same
/// @param cursor where an earlier page of the same query ended
/// @param waitFor a write that must show, if it does within 2 seconds
public record SnippetQuery(String text, Set<ConceptId> concepts, Set<Kind> kinds, Optional<DeckId> deck,
        Optional<Visibility.Reach> reach, Optional<PersonId> owner, Optional<Instant> changedFrom,
        Optional<Instant> changedBefore, boolean verifiedOnly, Context context, boolean drafts, EngineQuery.Order order,
        PageLimit limit, Optional<SearchCursor> cursor, Optional<Position> waitFor) {
    public static final int LONGEST_TEXT = 500;
    public static final int MOST_CONCEPTS = 50;
    public static final int MOST_KINDS = 50;

    /// @throws InvalidRequestException naming everything that is too long or too much
    public SnippetQuery {
        concepts = Set.copyOf(concepts);
        kinds = Set.copyOf(kinds);
        List<FieldFault> faults = new ArrayList<>();
        if (text.length() > LONGEST_TEXT) {
            faults.add(new FieldFault("/text", "must have at most " + LONGEST_TEXT + " characters"));
        }
        if (concepts.size() > MOST_CONCEPTS) {
            faults.add(new FieldFault("/concepts", "must be at most " + MOST_CONCEPTS));
        }
        if (kinds.size() > MOST_KINDS) {
            faults.add(new FieldFault("/kinds", "must be at most " + MOST_KINDS));
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    /// Everything there is for the viewer, as far as the words go.
    public static SnippetQuery of(String text) {
        return new SnippetQuery(text, Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), false, Context.NONE, false, EngineQuery.Order.RELEVANCE,
                PageLimit.of(null), Optional.empty(), Optional.empty());
    }

    /// The same with other names for the concepts, such as those of today for former ones.
    SnippetQuery naming(UnaryOperator<ConceptId> name) {
        return new SnippetQuery(text, concepts.stream().map(name).collect(Collectors.toSet()), kinds, deck, reach,
                owner, changedFrom, changedBefore, verifiedOnly, context.naming(name), drafts, order, limit, cursor,
                waitFor);
    }

    /// The same with other words.
    SnippetQuery saying(String words) {
        return new SnippetQuery(words, concepts, kinds, deck, reach, owner, changedFrom, changedBefore, verifiedOnly,
                context, drafts, order, limit, cursor, waitFor);
    }

    /// The same from there on.
    SnippetQuery continuedAt(SearchCursor place) {
        return new SnippetQuery(text, concepts, kinds, deck, reach, owner, changedFrom, changedBefore, verifiedOnly,
                context, drafts, order, limit, Optional.of(place), waitFor);
    }

    /// The same, the newest first.
    SnippetQuery newestFirst() {
        return new SnippetQuery(text, concepts, kinds, deck, reach, owner, changedFrom, changedBefore, verifiedOnly,
                context, drafts, EngineQuery.Order.NEWEST, limit, cursor, waitFor);
    }

    /// Whether anything but the words narrows the search down.
    public boolean hasFilters() {
        return !concepts.isEmpty() || !kinds.isEmpty() || deck.isPresent() || reach.isPresent()
                || owner.isPresent() || changedFrom.isPresent() || changedBefore.isPresent() || verifiedOnly;
    }
}
