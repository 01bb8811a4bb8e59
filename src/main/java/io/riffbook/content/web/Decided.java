package io.riffbook.content.web;

import io.riffbook.content.DeckChangeAnswers.Result;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.web.DeckDecisionForm.Decision;
import io.riffbook.web.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What became of the snippets for which somebody decided: shown on the page, and kept for its repeats.
///
/// @param published whether what was accepted was published at once
/// @param refused why not, in words, by the ids of the snippets
public record Decided(Decision decision, boolean published, List<Done> done, Map<UUID, String> refused) {
    public Decided {
        done = List.copyOf(done);
    }

    /// A snippet for which it was done.
    public record Done(UUID snippet, String title) {}

    static Decided of(DeckDecisionForm form, List<Result> results) {
        List<Done> done = new ArrayList<>();
        Map<UUID, String> refused = new LinkedHashMap<>();
        for (Result result : results) {
            switch (result) {
                case Result.Done(Snippet snippet) -> done.add(new Done(snippet.id().value(), snippet.title()));
                case Result.Refused(SnippetId id, Problem problem) -> refused.put(id.value(), inWords(problem));
            }
        }
        return new Decided(form.decision(), form.publish(), done, refused);
    }

    /// Where the page has other words for it than the API.
    private static String inWords(Problem problem) {
        return switch (problem.slug()) {
            case "edited-by-hand" -> "It was edited by hand: to lose that, tick to overwrite it, or keep it as it is.";
            case "no-deck-change" -> "Somebody has decided on it already.";
            case "passage-removed" -> "Its passage is gone: keep it as it is, or retire it.";
            case "stale-version" -> "Somebody changed it meanwhile: look at it again.";
            default -> FormFaults.inWords(problem);
        };
    }

    /// In a few words.
    public String headline() {
        boolean isOne = done.size() == 1;
        String some = isOne ? "One snippet " : done.isEmpty() ? "No snippet " : done.size() + " snippets ";
        return some + switch (decision) {
            case ACCEPT, ACCEPT_ALL -> "took the change over"
                    + howFar(isOne);
            case KEEP -> isOne || done.isEmpty() ? "stays as it is" : "stay as they are";
            case RETIRE -> "retired";
        };
    }

    private String howFar(boolean isOne) {
        if (done.isEmpty()) {
            return "";
        }
        return published ? ", published" : isOne ? ", as a draft" : ", as drafts";
    }
}
