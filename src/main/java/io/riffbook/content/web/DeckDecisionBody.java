package io.riffbook.content.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.riffbook.content.DeckChangeAnswers;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// For which snippets somebody decides, either by name or all of them.
///
/// @param all every snippet of the deck whose passage has changed
/// @param publish what is accepted, at once; absent: not
record DeckDecisionBody(@Nullable List<Item> items, @Nullable Boolean all, @Nullable Boolean publish,
        @Nullable String clientId) {

    /// One snippet.
    ///
    /// @param version of the snippet, on which somebody decided
    /// @param overwrite what was edited by hand; absent: not
    record Item(@Nullable SnippetId snippetId, @Nullable Long version, @Nullable Boolean overwrite) {}

    boolean publishes() {
        return Boolean.TRUE.equals(publish);
    }

    boolean isAll() {
        boolean isAll = Boolean.TRUE.equals(all);
        if (isAll == (items != null)) {
            throw InvalidRequestException.at(new FieldFault("/items", "needs to be there, or all to be true"));
        }
        return isAll;
    }

    List<DeckChangeAnswers.Item> checkedItems() {
        if (items == null || items.isEmpty() || items.size() > DeckChangeAnswers.MOST) {
            throw InvalidRequestException
                    .at(new FieldFault("/items", "must hold 1 to " + DeckChangeAnswers.MOST + " items"));
        }
        List<FieldFault> faults = new ArrayList<>();
        List<DeckChangeAnswers.Item> checked = new ArrayList<>();
        Set<SnippetId> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.snippetId() == null) {
                faults.add(new FieldFault("/items/" + i + "/snippetId", "is required"));
            } else if (item.version() == null || item.version() < 1) {
                faults.add(new FieldFault("/items/" + i + "/version", "must be the version that you decided on"));
            } else if (!seen.add(item.snippetId())) {
                faults.add(new FieldFault("/items/" + i + "/snippetId", "is named twice"));
            } else {
                checked.add(new DeckChangeAnswers.Item(item.snippetId(), new Version(item.version()),
                        Boolean.TRUE.equals(item.overwrite())));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        return checked;
    }

    /// What became of them.
    ///
    /// @param done for how many it was decided as asked
    record Answer(int done, List<ItemAnswer> items) {
        static Answer of(List<DeckChangeAnswers.Result> results) {
            return new Answer(
                    (int) results.stream().filter(each -> each instanceof DeckChangeAnswers.Result.Done).count(),
                    results.stream().map(ItemAnswer::of).toList());
        }
    }

    /// What became of one: where it stands now, or a problem.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemAnswer(SnippetId snippetId, @Nullable Long version, @Nullable Integer revision,
            @Nullable String indexPosition, @Nullable ProblemDetail problem) {
        static ItemAnswer of(DeckChangeAnswers.Result result) {
            return switch (result) {
                case DeckChangeAnswers.Result.Done(Snippet snippet) -> new ItemAnswer(snippet.id(),
                        snippet.version().number(), snippet.latestRevision(),
                        snippet.id() + ":" + snippet.sequence(), null);
                case DeckChangeAnswers.Result.Refused(var id, var problem) ->
                    new ItemAnswer(id, null, null, null, problem.toDetail());
            };
        }
    }
}
