package io.riffbook.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the demo is on.
///
/// @param enabled loads it into an empty Riffbook at the start; only on a loopback address, because its passwords are known
@ConfigurationProperties(prefix = "riffbook.demo", ignoreUnknownFields = false)
record DemoSettings(@DefaultValue("false") boolean enabled) {}
