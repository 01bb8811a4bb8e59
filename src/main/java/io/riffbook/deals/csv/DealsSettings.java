package io.riffbook.deals.csv;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/// Settings of opportunities.
///
/// @param largestImport the largest file of opportunities that can be sent, from 1 KB to 500 MB
/// @param mostRows that such a file may have, from 1 to two million
/// @param keptFor how long it can be read which rows were refused, from an hour to a year
@ConfigurationProperties(prefix = "riffbook.deals", ignoreUnknownFields = false)
record DealsSettings(@DefaultValue("50MB") DataSize largestImport, @DefaultValue("200000") int mostRows,
        @DefaultValue("7d") Duration keptFor) {
    DealsSettings {
        if (largestImport.toKilobytes() < 1 || largestImport.toMegabytes() > 500) {
            throw new IllegalStateException("riffbook.deals.largest-import must be from 1KB to 500MB");
        }
        if (mostRows < 1 || mostRows > 2_000_000) {
            throw new IllegalStateException("riffbook.deals.most-rows must be from 1 to 2000000");
        }
        if (keptFor.compareTo(Duration.ofHours(1)) < 0 || keptFor.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalStateException("riffbook.deals.kept-for must be from 1h to 365d");
        }
    }
}
