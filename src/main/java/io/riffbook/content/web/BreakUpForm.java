package io.riffbook.content.web;

import io.riffbook.content.Audience;
import io.riffbook.content.BreakUp;
import io.riffbook.content.Classification;
import io.riffbook.content.PassageId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.web.InvalidRequestException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The break-up form as it was filled in: which passages, and what they shall become.
///
/// @param kind of all passages that say nothing else
/// @param kinds of single passages, by their ids
/// @param reach empty: as suits the kind
public record BreakUpForm(Set<String> passages, String kind, Map<String, String> kinds, Set<String> tags, String reach,
        Set<String> groups, boolean publish, String clientId) {

    static BreakUpForm empty(String kind, String clientId) {
        return new BreakUpForm(Set.of(), kind, Map.of(), Set.of(), "", Set.of(), false, clientId);
    }

    static BreakUpForm read(FormValues values) {
        return new BreakUpForm(values.all("passage"), values.text("kind"), values.under("kind."), values.all("tags"),
                values.text("reach"), values.all("groups"), values.isChecked("publish"), values.text("clientId"));
    }

    /// The same choices for the passages that are left.
    BreakUpForm again(Set<String> left, String newClientId) {
        return new BreakUpForm(left, kind, kinds, tags, reach, groups, publish, newClientId);
    }

    List<BreakUp.Item> items(ContentTypes types) {
        if (passages.isEmpty()) {
            throw InvalidRequestException.because("Choose at least one passage: tick its card.");
        }
        if (passages.size() > BreakUp.MOST_ITEMS) {
            throw InvalidRequestException.because("Choose at most " + BreakUp.MOST_ITEMS + " passages at once.");
        }
        Set<ConceptId> concepts = tags.stream().map(ConceptId::parse).collect(Collectors.toSet());
        List<BreakUp.Item> items = new ArrayList<>();
        for (String passage : passages) {
            Kind wanted = new Kind(kinds.getOrDefault(passage, kind));
            items.add(new BreakUp.Item(new PassageId(FormValues.id(passage, "/passage")), wanted, Optional.empty(),
                    new Classification(concepts, Audience.UNSAID,
                            VisibilityChoice.visibility(reach, groups, types.get(wanted)), Optional.empty())));
        }
        return items;
    }
}
