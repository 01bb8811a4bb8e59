package io.riffbook.variations.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.RevisionDiff;
import io.riffbook.content.RevisionDiff.FieldDiff;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.variations.Variation;
import io.riffbook.variations.VariationId;
import io.riffbook.variations.Variations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows variations to whoever looks, a whole list at a time.
@Component
class VariationViews {
    private final Variations variations;
    private final SnippetCards snippets;
    private final People people;

    VariationViews(Variations variations, SnippetCards snippets, People people) {
        this.variations = variations;
        this.snippets = snippets;
        this.people = people;
    }

    /// A variation in a list.
    ///
    /// @param snippetTitle absent when the caller may no longer see the snippet
    /// @param became absent unless it was adopted and the caller may see what it became
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(VariationId id, String state, SnippetId snippetId, int revision, @Nullable String snippetTitle,
            String comment, @Nullable Somebody proposer, @Nullable Somebody decidedBy, String answer,
            @Nullable Became became, Instant proposedAt, @Nullable Instant decidedAt, long version) {}

    record Somebody(PersonId id, String name) {}

    record Became(SnippetId snippetId, int revision) {}

    /// A variation with what it says.
    ///
    /// @param title absent, as the fields are, when the caller may no longer see the snippet
    /// @param diff what differs from the revision that it varies
    /// @param slide where its edited slide is, if it has one
    /// @param preview where the picture of that is, if there is one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(Summary variation, @Nullable String title, @Nullable Map<String, Object> fields,
            @Nullable List<FieldDiff> diff, @Nullable String slide, @Nullable String preview) {}

    Whole whole(Variation variation, Viewer viewer) {
        Summary summary = all(List.of(variation), viewer).getFirst();
        return variations.compared(variation, viewer)
                .map(both -> new Whole(summary, both.after().title(), both.after().fields(),
                        RevisionDiff.fields(both.before(), both.after()),
                        variation.files().slide().isPresent()
                                ? "/api/v1/variations/" + variation.id() + "/slide"
                                : null,
                        variation.files().preview().isPresent()
                                ? "/api/v1/variations/" + variation.id() + "/preview"
                                : null))
                .orElseGet(() -> new Whole(summary, null, null, null, null, null));
    }

    /// In the same order, with as many queries as for one.
    List<Summary> all(List<Variation> all, Viewer viewer) {
        Map<PersonId, String> names = people.names(all.stream()
                .flatMap(each -> Stream.concat(each.proposer().stream(), each.decidedBy().stream()))
                .collect(Collectors.toSet()));
        Map<SnippetId, SnippetCard> cards = snippets.newestVisibleTo(viewer, all.stream()
                .flatMap(each -> Stream.concat(Stream.of(each.snippet()),
                        each.became().map(Variation.Became::snippet).stream()))
                .collect(Collectors.toSet()));
        return all.stream().map(each -> summary(each, names, cards)).toList();
    }

    private static Summary summary(Variation variation, Map<PersonId, String> names,
            Map<SnippetId, SnippetCard> cards) {
        SnippetCard card = cards.get(variation.snippet());
        Became became = variation.became().filter(as -> cards.containsKey(as.snippet()))
                .map(as -> new Became(as.snippet(), as.revision())).orElse(null);
        return new Summary(variation.id(), variation.state().word(), variation.snippet(), variation.revision(),
                card == null ? null : card.title(), variation.comment(), named(variation.proposer(), names),
                named(variation.decidedBy(), names), variation.answer(), became, variation.proposedAt(),
                variation.decidedAt().orElse(null), variation.version().number());
    }

    private static @Nullable Somebody named(Optional<PersonId> id, Map<PersonId, String> names) {
        return id.filter(each -> !names.getOrDefault(each, "").isBlank())
                .map(each -> new Somebody(each, names.getOrDefault(each, ""))).orElse(null);
    }
}
