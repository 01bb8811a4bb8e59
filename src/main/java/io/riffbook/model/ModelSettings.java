package io.riffbook.model;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.util.Optional;

/// Where the content model comes from.
///
/// @param location a folder with `types` and `taxonomies` that replaces the model that comes with Riffbook; empty for that one
@ConfigurationProperties(prefix = "riffbook.model", ignoreUnknownFields = false)
record ModelSettings(@DefaultValue("") String location) {

    Optional<Path> folder() {
        return location.isBlank() ? Optional.empty() : Optional.of(Path.of(location));
    }
}
