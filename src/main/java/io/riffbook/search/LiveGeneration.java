package io.riffbook.search;

import io.riffbook.search.Generations.Kept;
import io.riffbook.search.Generations.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;

/// Sees to it that there is a live generation that this record fills: one that was lost, deleted behind our back, made
/// for another layout or filled by another record gives way to a new one, while searches find what is there already.
@Component
class LiveGeneration {
    private static final Logger LOG = LoggerFactory.getLogger(LiveGeneration.class);
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final SnippetIndex index;
    private final Generations generations;
    private volatile long lastLook = System.nanoTime() - BETWEEN_LOOKS;
    private volatile boolean isFilling;

    LiveGeneration(SnippetIndex index, Generations generations) {
        this.index = index;
        this.generations = generations;
    }

    /// Looks every second whether the engine's live generation is the record's, and puts right what is not so.
    ///
    /// @throws IndexUnavailable when the engine can't be asked
    void ensure() {
        long now = System.nanoTime();
        if (now - lastLook >= BETWEEN_LOOKS) {
            look();
            lastLook = now;
        }
    }

    /// Somebody found it gone: the next [#ensure] looks at once.
    void doubt() {
        lastLook = System.nanoTime() - BETWEEN_LOOKS;
    }

    /// Whether the live generation does not yet hold all of the record, as far as this node knows.
    boolean isFilling() {
        return isFilling;
    }

    private void look() {
        Optional<Generation> searched = index.live();
        Optional<Kept> kept = generations.find(Role.LIVE);
        if (kept.isEmpty() || !searched.equals(kept.map(Kept::generation))) {
            putRight(searched, kept.map(Kept::generation));
            kept = generations.find(Role.LIVE);
        }
        isFilling = kept.filter(live -> live.filledAt().isEmpty()).isPresent();
    }

    private void putRight(Optional<Generation> searched, Optional<Generation> kept) {
        Optional<Generation> building = generations.find(Role.BUILDING).map(Kept::generation);
        if (searched.isPresent() && searched.equals(building)) {
            // whoever made it live has checked it, and did not come to write that down, or is just doing so
            generations.swap(searched.get()).ifPresent(index::drop);
        } else if (kept.filter(index.generations()::contains).isPresent()) {
            LOG.warn("The index's live generation is {}, not {}: it is put right", searched, kept.get());
            index.makeLive(kept.get());
        } else {
            beginAnew(kept);
        }
    }

    private void beginAnew(Optional<Generation> lost) {
        Generation empty = index.create();
        if (generations.replaceLive(lost, empty)) {
            LOG.info("The index is new, or was lost: {} is filled from the record", empty);
            index.makeLive(empty);
        } else {
            index.drop(empty);
        }
    }
}
