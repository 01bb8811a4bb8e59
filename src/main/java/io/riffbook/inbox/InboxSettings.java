package io.riffbook.inbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/// How inboxes leave by mail, when `spring.mail.host` is set.
///
/// @param mailAfter how long a notice waits in the inbox before it leaves by mail, with all others that wait: from a minute to a day
@ConfigurationProperties(prefix = "riffbook.inbox", ignoreUnknownFields = false)
record InboxSettings(@DefaultValue("10m") Duration mailAfter) {
    InboxSettings {
        if (mailAfter.compareTo(Duration.ofMinutes(1)) < 0 || mailAfter.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "riffbook.inbox.mail-after must be from a minute to a day, not " + mailAfter);
        }
    }
}
