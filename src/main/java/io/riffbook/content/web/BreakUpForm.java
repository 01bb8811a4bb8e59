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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The break-up form as it was filled in: which passages, and what they shall become.
///
/// A passage gets the kind that its card chooses, or else the one chosen for all, or else the one that was proposed; and the tags
/// ticked on its card as well as those for all.
///
/// @param passages those that were ticked
/// @param kind of all passages that say nothing else; empty: as proposed for each
/// @param kinds of single passages, by their ids
/// @param proposed the kinds that were proposed, by the passages whose cards were on the page
/// @param cardTags the tags that were left ticked on the cards, by passage
/// @param tags that all of them get
/// @param reach empty: as suits the kind
public record BreakUpForm(Set<String> passages, String kind, Map<String, String> kinds,
        Map<String, String> proposed, Map<String, Set<String>> cardTags, Set<String> tags, String reach,
        Set<String> groups, boolean publish, String clientId) {

    static BreakUpForm empty(String clientId) {
        return new BreakUpForm(Set.of(), "", Map.of(), Map.of(), Map.of(), Set.of(), "", Set.of(), false,
                clientId);
    }

    static BreakUpForm read(FormValues values) {
        return new BreakUpForm(values.all("passage"), values.text("kind"), values.under("kind."),
                values.under("proposed."), values.allUnder("tags."), values.all("tags"), values.text("reach"),
                values.all("groups"), values.isChecked("publish"), values.text("clientId"));
    }

    /// The same choices for other passages, such as those that are left.
    BreakUpForm again(Set<String> ticked, String newClientId) {
        return new BreakUpForm(ticked, kind, kinds, proposed, cardTags, tags, reach, groups, publish,
                newClientId);
    }

    /// Whether the tag is ticked on the passage's card: what is proposed is, until somebody unticks it.
    public boolean isTagged(String passage, String tag) {
        return !proposed.containsKey(passage) || cardTags.getOrDefault(passage, Set.of()).contains(tag);
    }

    /// @param usual the kind of a passage for which nobody chose or proposed one
    List<BreakUp.Item> items(ContentTypes types, Kind usual) {
        if (passages.isEmpty()) {
            throw InvalidRequestException.because("Choose at least one passage: tick its card.");
        }
        if (passages.size() > BreakUp.MOST_ITEMS) {
            throw InvalidRequestException.because("Choose at most " + BreakUp.MOST_ITEMS + " passages at once.");
        }
        List<BreakUp.Item> items = new ArrayList<>();
        for (String passage : passages) {
            Kind wanted = kindOf(passage, usual);
            Set<String> all = new LinkedHashSet<>(tags);
            all.addAll(cardTags.getOrDefault(passage, Set.of()));
            Set<ConceptId> concepts = all.stream().map(ConceptId::parse).collect(Collectors.toSet());
            items.add(new BreakUp.Item(id(passage), Optional.of(wanted), Optional.empty(),
                    new Classification(concepts, Audience.UNSAID,
                            VisibilityChoice.visibility(reach, groups, types.get(wanted)), Optional.empty()),
                    true));
        }
        return items;
    }

    private Kind kindOf(String passage, Kind usual) {
        String own = kinds.getOrDefault(passage, kind);
        String chosen = own.isEmpty() ? proposed.getOrDefault(passage, "") : own;
        return chosen.isEmpty() ? usual : new Kind(chosen);
    }

    /// The passages that were seen and not ticked.
    List<PassageId> left() {
        return proposed.keySet().stream().filter(passage -> !passages.contains(passage)).limit(BreakUp.MOST_ITEMS)
                .map(BreakUpForm::id).toList();
    }

    private static PassageId id(String passage) {
        return new PassageId(FormValues.id(passage, "/passage"));
    }
}
