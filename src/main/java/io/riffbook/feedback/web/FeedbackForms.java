package io.riffbook.feedback.web;

import io.riffbook.feedback.Channel;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.Reaction;
import io.riffbook.web.Ids;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.IntStream;

/// What the forms of `feedback/used-it` show; the fragments ask for it by its bean name, so that pages of other features can include
/// them without knowing what they need.
@Component("feedbackForms")
public class FeedbackForms {

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

    /// From the least applause to the most.
    public List<Choice> applause() {
        return IntStream.rangeClosed(1, FeedbackEvent.MOST_APPLAUSE)
                .mapToObj(claps -> new Choice(Integer.toString(claps), claps + " of " + FeedbackEvent.MOST_APPLAUSE))
                .toList();
    }
}
