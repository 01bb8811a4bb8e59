package io.riffbook.content.exchange;

import io.riffbook.jobs.JobRun;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One attempt at an import: numbers what it is handed, passes over what an earlier attempt settled, and settles the rest batch by
/// batch.
final class ImportRun implements Item.Taker {
    private static final int BATCH = 200;
    private static final int HEAVIEST_BATCH = 8 * 1024 * 1024;
    private static final String ROW = "row";

    private final Importing importing;
    private final Texts texts;
    private final ImportOrder order;
    private final JobRun run;
    private final Progress progress;
    private final int settled;
    private final List<Pending> batch = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();
    private int number;
    private int weight;

    /// How much of the file is read.
    interface Progress {
        /// In KiB.
        int done();

        /// In KiB.
        int total();
    }

    ImportRun(Importing importing, Texts texts, ImportOrder order, JobRun run, Progress progress) {
        this.importing = importing;
        this.texts = texts;
        this.order = order;
        this.run = run;
        this.progress = progress;
        this.settled = importing.lastSettled(run.id());
    }

    @Override
    public void take(Item item) throws InterruptedException {
        switch (item) {
            case Item.Line line -> take(line);
            case Item.Text text -> {
                for (Texts.Page page : texts.read(text, order.how().kind())) {
                    number++;
                    add(new Pending.Authored(number, text.place(), page.row(), page.notes()), text.text().length());
                }
            }
            case Item.Blob blob -> {
                number++;
                add(new Pending.File(number, blob), 0);
            }
            case Item.Unreadable unreadable -> {
                number++;
                add(new Pending.Refused(number, unreadable.place(), ROW, unreadable.reason()), 0);
            }
        }
    }

    private void take(Item.Line line) throws InterruptedException {
        number++;
        if (number <= settled) {
            return;
        }
        Pending pending = read(line);
        if (pending == null) {
            return;
        }
        if (pending instanceof Pending.Deck || pending instanceof Pending.Vocabulary) {
            // What follows may point at it.
            settle();
            add(pending, 0);
            settle();
            return;
        }
        if (pending instanceof Pending.Exported exported && exported.row().id() != null
                && !ids.add(exported.row().id())) {
            // The second one of an id is compared with what became of the first.
            settle();
            ids.add(exported.row().id());
        }
        add(pending, line.json().length());
    }

    /// What the line is; nothing for the manifest, which is only looked at.
    private @Nullable Pending read(Item.Line line) {
        String type = ROW;
        try {
            ObjectNode object = Rows.object(line.json());
            JsonNode named = object.path("type");
            type = named.isString() ? named.stringValue() : object.has("type") ? ROW : SnippetRow.TYPE;
            return switch (type) {
                case Export.Manifest.TYPE -> {
                    requireKnown(object.path("format"));
                    yield null;
                }
                case SnippetRow.TYPE -> object.has("id")
                        ? new Pending.Exported(number, line.place(), Rows.as(SnippetRow.class, object))
                        : new Pending.Authored(number, line.place(), Rows.as(AuthoredRow.class, object), List.of());
                case DeckRow.TYPE -> new Pending.Deck(number, line.place(), Rows.as(DeckRow.class, object));
                case TaxonomyRow.TYPE -> new Pending.Vocabulary(number, line.place(),
                        Rows.as(TaxonomyRow.class, object));
                default -> throw ExchangeException
                        .notUnderstood("The type of a row is manifest, taxonomy, deck or snippet.");
            };
        } catch (RefusedException e) {
            return new Pending.Refused(number, line.place(), known(type), e);
        }
    }

    private static String known(String type) {
        return Set.of(SnippetRow.TYPE, DeckRow.TYPE, TaxonomyRow.TYPE).contains(type) ? type : ROW;
    }

    private static void requireKnown(JsonNode format) {
        if (!format.isString() || !format.stringValue().equals(Rows.FORMAT)) {
            throw ExchangeException.failed("unknown-format",
                    "This is no export that this version of Riffbook understands: it takes " + Rows.FORMAT + ".");
        }
    }

    private void add(Pending pending, int size) throws InterruptedException {
        if (pending.number() <= settled) {
            return;
        }
        batch.add(pending);
        weight += size;
        if (batch.size() >= BATCH || weight >= HEAVIEST_BATCH) {
            settle();
        }
    }

    private void settle() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the server stops");
        }
        if (!batch.isEmpty()) {
            importing.settle(order, run.id(), List.copyOf(batch));
            batch.clear();
            ids.clear();
            weight = 0;
            run.progress(progress.done(), progress.total(), number + " rows are settled");
        }
    }

    /// Settles the last rows.
    void end() throws InterruptedException {
        settle();
    }
}
