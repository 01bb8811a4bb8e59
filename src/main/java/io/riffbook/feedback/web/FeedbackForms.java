package io.riffbook.feedback.web;

import io.riffbook.access.Viewer;
import io.riffbook.deals.Opportunities;
import io.riffbook.feedback.Channel;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.Reaction;
import io.riffbook.web.Ids;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the forms of `feedback/used-it` show; the fragments ask for it by its bean name, so that pages of other features can include
/// them without knowing what they need.
@Component("feedbackForms")
public class FeedbackForms {

    private static final int MOST_OPPORTUNITIES = 200;

    private final Opportunities opportunities;

    FeedbackForms(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    /// A choice of a form.
    ///
    /// @param value as it is sent
    /// @param label as people read it
    public record Choice(String value, String label) {
        static Choice of(String word) {
            String text = word.replace('-', ' ');
            return new Choice(word, Character.toUpperCase(text.charAt(0)) + text.substring(1));
        }
    }

    /// A new name for what one rendering of a form sends, so that a double click counts once.
    public String clientId() {
        return Ids.next().toString();
    }

    public List<Choice> channels() {
        return List.of(Channel.values()).stream().map(channel -> Choice.of(channel.word())).toList();
    }

    public List<Choice> reactions() {
        return List.of(Reaction.values()).stream().map(reaction -> Choice.of(reaction.word())).toList();
    }

    /// The open opportunities of whoever looks at the form, by account; none for somebody who owns none.
    public List<Choice> openOpportunities() {
        return viewer().flatMap(Viewer::person).map(person -> opportunities.openOf(person, MOST_OPPORTUNITIES))
                .orElse(List.of()).stream()
                .map(deal -> new Choice(deal.id().toString(), deal.state().account() + ", " + deal.state().name()))
                .sorted(Comparator.comparing(Choice::label)).toList();
    }

    /// From the least applause to the most.
    public List<Choice> applause() {
        return IntStream.rangeClosed(1, FeedbackEvent.MOST_APPLAUSE)
                .mapToObj(claps -> new Choice(Integer.toString(claps), claps + " of " + FeedbackEvent.MOST_APPLAUSE))
                .toList();
    }

    private static Optional<Viewer> viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }
}
