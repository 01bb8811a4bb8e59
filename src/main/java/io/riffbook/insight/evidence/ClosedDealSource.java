package io.riffbook.insight.evidence;

import java.util.function.Consumer;

/// All deals that are over: more than fit into memory as they are, so they are read one after the other, as often as needed.
@FunctionalInterface
interface ClosedDealSource {

    /// Gives each deal once, and the same ones each time.
    void forEach(Consumer<ClosedDeal> taker);
}
