package io.riffbook.content;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of authoring.
///
/// @param reviewRequired whether only approved revisions can be published
/// @param fourEyes whether a revision must be approved by a person other than its author
/// @param largestDeck that can be uploaded
@ConfigurationProperties(prefix = "riffbook.content", ignoreUnknownFields = false)
public record ContentSettings(@DefaultValue("false") boolean reviewRequired,
        @DefaultValue("true") boolean fourEyes, @DefaultValue("100MB") DataSize largestDeck) {
    public ContentSettings {
        if (largestDeck.toBytes() < 1024 || largestDeck.toGigabytes() > 2) {
            throw new IllegalStateException("riffbook.content.largest-deck must be from 1KB to 2GB");
        }
    }
}
