package io.riffbook.requests.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.requests.Request;
import io.riffbook.requests.RequestId;
import io.riffbook.requests.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows requests to whoever looks, a whole list at a time.
@Component
class RequestViews {
    private final Requests requests;
    private final SnippetCards snippets;
    private final People people;

    RequestViews(Requests requests, SnippetCards snippets, People people) {
        this.requests = requests;
        this.snippets = snippets;
        this.people = people;
    }

    /// A request as it leaves the API. An opportunity is named by its id alone: who may read it can ask for it.
    ///
    /// @param snippet that answers it; absent when there is none, or the caller may not see it
    /// @param snippetHidden whether there is one that the caller may not see
    /// @param voted whether the caller voted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RequestView(RequestId id, String state, String text, @Nullable String kind, List<ConceptId> concepts,
            @Nullable OpportunityId opportunityId, @Nullable LocalDate neededBy, @Nullable Somebody askedBy,
            @Nullable Somebody owner, @Nullable Answer snippet, boolean snippetHidden, String word, int votes,
            boolean voted, Instant askedAt, @Nullable Instant answeredAt, Instant changedAt, long version) {}

    record Somebody(PersonId id, String name) {}

    record Answer(SnippetId id, String title) {}

    RequestView of(Request request, Viewer viewer) {
        return all(List.of(request), viewer).getFirst();
    }

    /// In the same order, with as many queries as for one.
    List<RequestView> all(List<Request> all, Viewer viewer) {
        Map<PersonId, String> names = people.names(all.stream()
                .flatMap(each -> Stream.concat(each.askedBy().stream(), each.owner().stream()))
                .collect(Collectors.toSet()));
        Map<SnippetId, SnippetCard> cards = cards(
                all.stream().flatMap(each -> each.snippet().stream()).collect(Collectors.toSet()), viewer);
        Set<RequestId> voted = requests.votedFor(viewer, all.stream().map(Request::id).toList());
        return all.stream().map(each -> view(each, names, cards, voted)).toList();
    }

    private Map<SnippetId, SnippetCard> cards(Collection<SnippetId> ids, Viewer viewer) {
        return ids.isEmpty() ? Map.of() : snippets.visibleTo(viewer, ids);
    }

    private static RequestView view(Request request, Map<PersonId, String> names, Map<SnippetId, SnippetCard> cards,
            Set<RequestId> voted) {
        var wish = request.wish();
        Answer answer = request.snippet().map(cards::get).map(card -> new Answer(card.id(), card.title()))
                .orElse(null);
        return new RequestView(request.id(), request.state().word(), wish.text(),
                wish.kind().map(Object::toString).orElse(null), wish.concepts().stream().sorted().toList(),
                wish.opportunity().orElse(null), wish.neededBy().orElse(null),
                named(request.askedBy().orElse(null), names),
                named(request.owner().orElse(null), names), answer, request.snippet().isPresent() && answer == null,
                request.word(), request.votes(), voted.contains(request.id()), request.askedAt(),
                request.answeredAt().orElse(null), request.changedAt(), request.version().number());
    }

    private static @Nullable Somebody named(@Nullable PersonId id, Map<PersonId, String> names) {
        String name = id == null ? null : names.get(id);
        return id == null || name == null || name.isBlank() ? null : new Somebody(id, name);
    }
}
