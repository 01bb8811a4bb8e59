package io.riffbook.feedback;

import io.riffbook.access.GroupId;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The snippets that the senders of a batch may see. Senders with the same view share one look-up, so that a batch for hundreds
/// of people does not ask hundreds of times.
record VisibleCards(Map<View, Map<SnippetId, SnippetCard>> byView) {

    static VisibleCards of(SnippetCards cards, List<Submission> submissions) {
        Map<View, Map<SnippetId, SnippetCard>> byView = new HashMap<>();
        submissions.stream().collect(Collectors.groupingBy(one -> View.of(one.viewer()))).forEach((view, some) -> {
            Set<SnippetId> ids = some.stream().flatMap(one -> one.event().said().stream())
                    .map(FeedbackEvent.OfSnippet::snippet).collect(Collectors.toSet());
            byView.put(view, cards.visibleTo(some.getFirst().viewer(), ids));
        });
        return new VisibleCards(byView);
    }

    Optional<SnippetCard> find(Viewer viewer, SnippetId snippet) {
        return Optional.ofNullable(byView.getOrDefault(View.of(viewer), Map.of()).get(snippet));
    }

    /// Whatever of a viewer decides about what they see.
    record View(boolean mayAuthor, Set<GroupId> groups) {
        static View of(Viewer viewer) {
            return new View(viewer.mayAuthor(), viewer.groups());
        }
    }
}
