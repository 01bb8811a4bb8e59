package io.riffbook.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much a file may cost: `riffbook.reading.*`.
///
/// @param workers files read at the same time, each in a process of its own
/// @param heap memory for the objects of one worker
/// @param stall a worker that reports nothing for so long is ended; one slide must be drawn within it
/// @param limit a file may take so long altogether, previews included
/// @param filesPerWorker after so many files a worker makes place for a fresh one
/// @param previews what draws slides
/// @param soffice LibreOffice's program: a name to be found on the path, or where it lies
/// @param idle a worker that has had nothing to do for so long ends, and gives its memory back
@ConfigurationProperties(prefix = "riffbook.reading", ignoreUnknownFields = false)
record ReadingSettings(@DefaultValue("2") int workers, @DefaultValue("512MB") DataSize heap,
        @DefaultValue("60s") Duration stall, @DefaultValue("20m") Duration limit,
        @DefaultValue("100") int filesPerWorker, @DefaultValue("2m") Duration idle,
        @DefaultValue("auto") Previews previews, @DefaultValue("soffice") String soffice) {

    /// What draws slides.
    enum Previews {
        /// LibreOffice where it is there, else POI.
        AUTO,
        /// POI, which is part of Riffbook.
        POI,
        /// LibreOffice; without it Riffbook does not start.
        LIBREOFFICE
    }

    ReadingSettings {
        require(workers >= 1 && workers <= 64, "workers must be between 1 and 64");
        require(heap.toMegabytes() >= 64, "heap must be at least 64MB");
        require(stall.isPositive(), "stall must be longer than nothing");
        require(limit.compareTo(stall) >= 0, "limit must not be shorter than stall");
        require(filesPerWorker >= 1, "files-per-worker must be at least 1");
        require(idle.isPositive(), "idle must be longer than nothing");
        require(!soffice.isBlank(), "soffice must name a program");
    }

    static ReadingSettings defaults() {
        return new ReadingSettings(2, DataSize.ofMegabytes(512), Duration.ofSeconds(60), Duration.ofMinutes(20), 100,
                Duration.ofMinutes(2), Previews.POI, "soffice");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("riffbook.reading." + message);
        }
    }
}
