package io.riffbook.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where objects are kept.
///
/// @param type the kind of store: `filesystem`, which needs nothing else, or `s3`
@ConfigurationProperties("riffbook.storage")
record StorageSettings(@DefaultValue("filesystem") String type) {}
