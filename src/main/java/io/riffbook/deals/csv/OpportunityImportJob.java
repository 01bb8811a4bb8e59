package io.riffbook.deals.csv;

import io.riffbook.deals.Applied;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityUpdate;
import io.riffbook.jobs.JobFailedException;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.JobRun;
import io.riffbook.jobs.JobWork;
import io.riffbook.jobs.NeedIsOutException;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.web.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes the opportunities of a file, batch by batch. Begun again after a break, it goes on behind the last row that it settled.
@Component
class OpportunityImportJob implements JobWork {
    static final String TYPE = "import-opportunities";
    private static final int KIB = 1024;

    private final ImportRows rows;
    private final Opportunities opportunities;
    private final Taxonomies taxonomies;
    private final TransactionTemplate transaction;
    private final DealsSettings settings;
    private final Clock clock;

    OpportunityImportJob(ImportRows rows, Opportunities opportunities, Taxonomies taxonomies,
            TransactionTemplate transaction, DealsSettings settings, Clock clock) {
        this.rows = rows;
        this.opportunities = opportunities;
        this.taxonomies = taxonomies;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> run(JobRun run) throws InterruptedException {
        OpportunityImports.Order order = run.payload(OpportunityImports.Order.class);
        KeptFile kept = new KeptFile(rows, run.id());
        try (CsvFile file = CsvFile.open(kept, order.mapping().delimiter())) {
            take(run, order, file, kept);
        } catch (JobFailedException e) {
            rows.takeAway(run.id());
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.takeAway(run.id());
        return rows.counts(run.id());
    }

    private void take(JobRun run, OpportunityImports.Order order, CsvFile file, KeptFile kept)
            throws InterruptedException {
        CsvFile.Row header = file.next().orElseThrow(OpportunityImportException::noHeader);
        MappedRows mapped = new MappedRows(order.mapping(), header.cells(), order.receivedAt());
        int settled = rows.settled(run.id());
        long size = rows.size(run.id());
        int number = 0;
        List<Numbered> batch = new ArrayList<>();
        for (Optional<CsvFile.Row> row = file.next(); row.isPresent(); row = file.next()) {
            number++;
            if (number > settings.mostRows()) {
                settle(run.id(), order, mapped, batch);
                throw OpportunityImportException.tooManyRows(settings.mostRows());
            }
            if (number > settled) {
                batch.add(new Numbered(number, row.get()));
            }
            if (batch.size() == Opportunities.MOST_AT_ONCE) {
                settle(run.id(), order, mapped, batch);
                batch.clear();
                run.progress((int) (kept.count() / KIB), (int) (size / KIB), number + " rows are settled");
            }
        }
        settle(run.id(), order, mapped, batch);
    }

    /// A row and its number.
    private record Numbered(int number, CsvFile.Row row) {
        Refusal refused(RefusedException reason) {
            return new Refusal(number, row.line(), reason.problem());
        }
    }

    private void settle(JobId job, OpportunityImports.Order order, MappedRows mapped, List<Numbered> batch)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the server stops");
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(_ -> settleAll(job, order, mapped, batch));
        } catch (UnknownConceptException e) {
            // a concept went since its row was checked: checked again, the row is refused
            throw new NeedIsOutException(e);
        }
    }

    private void settleAll(JobId job, OpportunityImports.Order order, MappedRows mapped, List<Numbered> batch) {
        TaxonomySnapshot words = taxonomies.snapshot();
        List<OpportunityUpdate> updates = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Numbered each : batch) {
            try {
                MappedRows.Row row = mapped.read(each.row().cells());
                updates.add(new OpportunityUpdate(row.ref(), row.opportunity().toState(words, clock.instant())));
            } catch (RefusedException e) {
                refusals.add(each.refused(e));
            }
        }
        List<Applied> applied = opportunities.apply(order.actor(), updates);
        int created = (int) applied.stream().filter(Applied::created).count();
        int ignored = (int) applied.stream().filter(Applied::ignored).count();
        rows.settle(job, new ImportRows.Batch(batch.getLast().number(), created, applied.size() - created - ignored,
                ignored, refusals));
    }
}
