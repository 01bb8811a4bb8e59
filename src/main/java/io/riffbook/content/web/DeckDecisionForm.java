package io.riffbook.content.web;

import io.riffbook.content.DeckChangeAnswers;
import io.riffbook.content.SnippetId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What somebody decided for snippets whose passages changed, as a page sent it.
///
/// @param answer the word of a [Decision]
/// @param snippets the ids of those that were ticked
/// @param versions of the snippets on the page, by their ids, as it showed them
/// @param overwrite the ids of those that may lose what was edited by hand
/// @param publish what is accepted, at once
public record DeckDecisionForm(String answer, Set<String> snippets, Map<String, String> versions, Set<String> overwrite,
        boolean publish, String clientId) {

    /// What can be decided.
    public enum Decision {
        ACCEPT, ACCEPT_ALL, KEEP, RETIRE;

        /// As a button of the page sends it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static DeckDecisionForm empty(String clientId) {
        return new DeckDecisionForm("", Set.of(), Map.of(), Set.of(), false, clientId);
    }

    static DeckDecisionForm read(FormValues values) {
        return new DeckDecisionForm(values.text("answer"), values.all("snippet"), values.under("version."),
                values.all("overwrite"), values.isChecked("publish"), values.text("clientId"));
    }

    /// The same choices for those that are left.
    DeckDecisionForm again(Set<String> left, String newClientId) {
        return new DeckDecisionForm("", left, Map.of(), overwrite, publish, newClientId);
    }

    /// @throws InvalidRequestException when no button of ours sends that
    Decision decision() {
        return Arrays.stream(Decision.values()).filter(each -> each.word().equals(answer)).findFirst().orElseThrow(
                () -> InvalidRequestException
                        .at(new FieldFault("/answer", "must be accept, accept-all, keep or retire")));
    }

    /// @throws InvalidRequestException when nothing is ticked, or too much, or what is ticked didn't stand on the page
    List<DeckChangeAnswers.Item> items() {
        if (snippets.isEmpty()) {
            throw InvalidRequestException.because("Choose at least one snippet: tick it.");
        }
        if (snippets.size() > DeckChangeAnswers.MOST) {
            throw InvalidRequestException.because("Choose at most " + DeckChangeAnswers.MOST + " snippets at once.");
        }
        List<DeckChangeAnswers.Item> items = new ArrayList<>();
        for (String snippet : snippets) {
            items.add(new DeckChangeAnswers.Item(new SnippetId(FormValues.id(snippet, "/snippet")), version(snippet),
                    overwrite.contains(snippet)));
        }
        return items;
    }

    private Version version(String snippet) {
        String text = versions.getOrDefault(snippet, "");
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw InvalidRequestException.at(new FieldFault("/version." + snippet, "is no version"));
        }
        return new Version(Long.parseLong(text));
    }
}
