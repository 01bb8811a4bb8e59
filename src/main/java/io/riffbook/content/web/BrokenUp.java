package io.riffbook.content.web;

import io.riffbook.content.BreakUp;
import io.riffbook.content.Snippet;
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
    public record Made(UUID snippet, UUID passage, String title) {}

    static BrokenUp of(List<BreakUp.Item> items, List<BreakUp.Result> results, List<Snippet> added, boolean published) {
        Iterator<Snippet> next = added.iterator();
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

    private static Made made(Snippet snippet, UUID passage) {
        return new Made(snippet.id().value(), passage, snippet.title());
    }

    /// The snippet that the passage became, for its card.
    public @Nullable Made of(UUID passage) {
        return made.stream().filter(each -> each.passage().equals(passage)).findFirst().orElse(null);
    }
}
