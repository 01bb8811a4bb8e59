package io.riffbook.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;

/// How people get in, as the installation sets it.
///
/// @param adminEmail of the admin whom the first start creates
/// @param baseUrl at which people reach Riffbook, for links in mails; never taken from a request
/// @param mailFrom who mails are from, when `spring.mail.host` is set
@ConfigurationProperties(prefix = "riffbook.access", ignoreUnknownFields = false)
record AccessSettings(@DefaultValue("admin@localhost") EmailAddress adminEmail,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("riffbook@localhost") EmailAddress mailFrom) {
    AccessSettings {
        if (baseUrl.getHost() == null || !("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))) {
            throw new IllegalArgumentException(
                    "riffbook.access.base-url must be an http or https address, not " + baseUrl);
        }
    }

    String linkTo(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
