package io.riffbook.content.bulk;

import io.riffbook.content.SnippetBatches;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkChangeTable.Next;
import io.riffbook.content.bulk.BulkChangeTable.Settled;
import io.riffbook.content.bulk.BulkItem.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Goes through the items of a bulk change, a batch in a transaction at a time. What a batch did and that it is done is committed
/// together: a job that starts again goes on where it was broken off, and two at the same time do nothing twice.
@Component
class BulkSteps {
    private final BulkChangeTable table;
    private final TransactionTemplate transaction;

    BulkSteps(BulkChangeTable table, TransactionTemplate transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    /// Does all items that still have this outcome; whatever is done with one must give it another.
    ///
    /// @param batch does them, at most [SnippetBatches#MOST], in the transaction
    /// @param told after each batch
    /// @throws InterruptedException between two batches, when the server stops
    void each(BulkChangeId id, Outcome from, Function<List<Next>, List<Settled>> batch, Runnable told)
            throws InterruptedException {
        BooleanSupplier step = () -> Boolean.TRUE.equals(transaction.execute(_ -> step(id, from, batch)));
        while (step.getAsBoolean()) {
            told.run();
            if (Thread.interrupted()) {
                throw new InterruptedException("between two batches of bulk change " + id);
            }
        }
    }

    private boolean step(BulkChangeId id, Outcome from, Function<List<Next>, List<Settled>> batch) {
        table.hold(id);
        List<Next> next = table.next(id, from, SnippetBatches.MOST);
        if (next.isEmpty()) {
            return false;
        }
        List<Settled> settled = batch.apply(next);
        table.settle(id, settled);
        return true;
    }

    static List<SnippetId> ids(List<Next> items) {
        return items.stream().map(Next::snippet).toList();
    }
}
