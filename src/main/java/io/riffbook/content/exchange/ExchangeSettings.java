package io.riffbook.content.exchange;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/// Settings of imports and exports.
///
/// @param largestImport that can be sent
/// @param largestUnfolded what the entries of an imported archive may come to in all
/// @param keptFor how long an export can be fetched, and the results of an import be read
@ConfigurationProperties(prefix = "riffbook.exchange", ignoreUnknownFields = false)
record ExchangeSettings(@DefaultValue("1GB") DataSize largestImport, @DefaultValue("10GB") DataSize largestUnfolded,
        @DefaultValue("7d") Duration keptFor) {
    ExchangeSettings {
        if (largestImport.toBytes() < 1024 || largestImport.toGigabytes() > 5) {
            throw new IllegalStateException("riffbook.exchange.largest-import must be from 1KB to 5GB");
        }
        if (largestUnfolded.compareTo(largestImport) < 0) {
            throw new IllegalStateException(
                    "riffbook.exchange.largest-unfolded must be at least riffbook.exchange.largest-import");
        }
        if (keptFor.compareTo(Duration.ofHours(1)) < 0 || keptFor.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalStateException("riffbook.exchange.kept-for must be from 1h to 365d");
        }
    }
}
