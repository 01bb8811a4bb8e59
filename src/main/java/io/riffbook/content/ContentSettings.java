package io.riffbook.content;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of authoring.
///
/// @param reviewRequired whether only approved revisions can be published
/// @param fourEyes whether a revision must be approved by a person other than its author
/// @param largestDeck that can be uploaded
/// @param similarFrom how much of their wording two snippets have in common to be told as near-duplicates, from 0.5 to 1; below
/// that, many would be missed
@ConfigurationProperties(prefix = "riffbook.content", ignoreUnknownFields = false)
public record ContentSettings(@DefaultValue("false") boolean reviewRequired,
        @DefaultValue("true") boolean fourEyes, @DefaultValue("100MB") DataSize largestDeck,
        @DefaultValue("0.6") double similarFrom) {
    public ContentSettings {
        if (largestDeck.toBytes() < 1024 || largestDeck.toGigabytes() > 2) {
            throw new IllegalStateException("riffbook.content.largest-deck must be from 1KB to 2GB");
        }
        if (!(similarFrom >= 0.5 && similarFrom <= 1)) {
            throw new IllegalStateException("riffbook.content.similar-from must be from 0.5 to 1");
        }
    }
}
