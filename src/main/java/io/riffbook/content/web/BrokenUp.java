package io.riffbook.content.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import io.riffbook.content.BreakUp;
import io.riffbook.content.SimilarSnippet;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What became of the passages that a form named: shown on its page, and kept for its repeats.
///
/// @param published whether the snippets were published at once
public record BrokenUp(boolean published, List<Made> made, Map<UUID, String> refused) {
    public BrokenUp {
        made = List.copyOf(made);
    }

    /// A new snippet.
    ///
    /// @param similar what says much the same
    public record Made(UUID snippet, UUID passage, String title,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<SimilarSnippet> similar) {
        public Made {
            similar = List.copyOf(similar);
        }
    }

    static BrokenUp of(List<BreakUp.Item> items, List<BreakUp.Result> results, List<BreakUp.Added> added,
            boolean published) {
        Iterator<BreakUp.Added> next = added.iterator();
        List<Made> made = new ArrayList<>();
        Map<UUID, String> refused = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            UUID passage = items.get(i).passage().value();
            switch (results.get(i)) {
                case BreakUp.Result.Drafted _ -> made.add(made(next.next(), passage));
                case BreakUp.Result.Refused(var problem) -> refused.put(passage, FormFaults.inWords(problem));
            }
        }
        return new BrokenUp(published, made, refused);
    }

    private static Made made(BreakUp.Added added, UUID passage) {
        return new Made(added.snippet().id().value(), passage, added.snippet().title(), added.similar());
    }

    /// The snippet that the passage became, for its card.
    public @Nullable Made of(UUID passage) {
        return made.stream().filter(each -> each.passage().equals(passage)).findFirst().orElse(null);
    }
}
