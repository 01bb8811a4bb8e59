package io.riffbook.content.composing.web;

import io.riffbook.reading.Markdown;
import io.riffbook.reading.MarkdownSlides;
import io.riffbook.web.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deck as it stands in the form that it is written in.
///
/// @param version that it follows; 0 for a new deck
/// @param theirs what somebody else saved meanwhile
/// @param message why it is not saved
public record WrittenForm(String clientId, String title, String markdown, long version, @Nullable String theirs,
        @Nullable String message) {
    /// Characters that can be written in the browser; the API takes more.
    public static final int LONGEST = 400_000;

    static WrittenForm of(String title, String markdown, long version) {
        return new WrittenForm(Ids.next().toString(), title, markdown, version, null, null);
    }

    WrittenForm refused(String why) {
        return new WrittenForm(clientId, title, markdown, version, null, why);
    }

    /// What it would look like: each slide as clean HTML.
    public List<String> slides() {
        return slides(markdown);
    }

    static List<String> slides(String markdown) {
        return MarkdownSlides.of(markdown).stream().map(Markdown::toHtml).toList();
    }
}
