package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A write to a snippet, as the answer to that write named it: `snippetId:sequence`.
public record Position(SnippetId snippet, long sequence) {
    private static final Pattern WRITTEN = Pattern
            .compile("(?<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}):(?<sequence>[0-9]{1,18})");

    /// Reads `snippetId:sequence`.
    ///
    /// @throws InvalidRequestException when it has another shape
    public static Position parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw InvalidRequestException
                    .at(new FieldFault("/waitFor", "must be a snippet's id, a colon and a sequence"));
        }
        return new Position(new SnippetId(UUID.fromString(matcher.group("id"))),
                Long.parseLong(matcher.group("sequence")));
    }

    @Override
    public String toString() {
        return snippet + ":" + sequence;
    }
}
