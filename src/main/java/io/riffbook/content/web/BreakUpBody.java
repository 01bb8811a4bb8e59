package io.riffbook.content.web;

import io.riffbook.content.BreakUp;
import io.riffbook.content.PassageId;
import io.riffbook.content.SimilarSnippet;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// Which passages shall become snippets.
///
/// @param left passages that were seen and shall not become anything: kept to measure the proposals
/// @param publish at once, instead of leaving drafts; absent: not
record BreakUpBody(@Nullable List<Item> items, @Nullable List<PassageId> left, @Nullable Boolean publish,
        @Nullable String clientId) {

    /// One passage.
    ///
    /// @param kind absent: the proposed one
    /// @param tags absent: none
    record Item(@Nullable PassageId passageId, @Nullable Kind kind, @Nullable String title,
            @Nullable Set<ConceptId> tags,
            SnippetEdit.@Nullable AudienceEdit audience, SnippetEdit.@Nullable VisibilityEdit visibility) {}

    boolean publishes() {
        return Boolean.TRUE.equals(publish);
    }

    List<BreakUp.Item> checkedItems() {
        if (items == null || items.isEmpty() || items.size() > BreakUp.MOST_ITEMS) {
            throw InvalidRequestException
                    .at(new FieldFault("/items", "must hold 1 to " + BreakUp.MOST_ITEMS + " items"));
        }
        List<FieldFault> faults = new ArrayList<>();
        List<BreakUp.Item> checked = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.passageId() == null) {
                faults.add(new FieldFault("/items/" + i + "/passageId", "is required"));
            } else {
                checked.add(new BreakUp.Item(item.passageId(), Optional.ofNullable(item.kind()),
                        Optional.ofNullable(item.title()),
                        new SnippetEdit(null, null, item.tags(), item.audience(), item.visibility(), null, null, null,
                                null, null)
                                .classification(),
                        item.tags() != null));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        return checked;
    }

    List<PassageId> checkedLeft() {
        List<PassageId> all = left == null ? List.of() : left;
        if (all.size() > BreakUp.MOST_ITEMS || all.stream().anyMatch(Objects::isNull)) {
            throw InvalidRequestException
                    .at(new FieldFault("/left", "must hold at most " + BreakUp.MOST_ITEMS + " ids of passages"));
        }
        return all;
    }

    /// What became of them.
    ///
    /// @param created how many became snippets
    record Answer(int created, List<ItemAnswer> items) {
        static Answer of(List<BreakUp.Item> items, List<BreakUp.Result> results, List<BreakUp.Added> added) {
            Iterator<BreakUp.Added> next = added.iterator();
            List<ItemAnswer> answers = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                PassageId passage = items.get(i).passage();
                answers.add(switch (results.get(i)) {
                    case BreakUp.Result.Drafted _ -> ItemAnswer.of(passage, next.next());
                    case BreakUp.Result.Refused refused ->
                        new ItemAnswer(passage, null, null, null, null, refused.problem().toDetail());
                });
            }
            return new Answer(added.size(), answers);
        }
    }

    /// What became of one: a snippet or a problem.
    ///
    /// @param similar what says much the same as the snippet
    record ItemAnswer(PassageId passageId, @Nullable SnippetId snippetId, @Nullable Long version,
            @Nullable String indexPosition, @Nullable List<SimilarSnippet> similar, @Nullable ProblemDetail problem) {
        static ItemAnswer of(PassageId passage, BreakUp.Added added) {
            Snippet snippet = added.snippet();
            return new ItemAnswer(passage, snippet.id(), snippet.version().number(),
                    snippet.id() + ":" + snippet.sequence(), added.similar(), null);
        }
    }
}
