package io.riffbook.content.exchange;

import io.riffbook.content.ContentSettings;
import io.riffbook.content.Kept;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.SnippetId;
import io.riffbook.content.LifecycleState;
import io.riffbook.content.StoredContent;
import io.riffbook.content.WholeSnippet;
import io.riffbook.jobs.JobId;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.model.TaxonomyAdditions;
import io.riffbook.storage.AtOnce;
import io.riffbook.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Settles batches of an import: looks everything up with a few queries, writes packages, and then adds the snippets and what became
/// of each row in one transaction. So a row is settled once, however often the job is begun.
@Component
class Importing {
    private static final Logger LOG = LoggerFactory.getLogger(Importing.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final Names NAMELESS = new Names(Map.of(), Map.of());

    private final StoredContent content;
    private final ContentSettings settings;
    private final Lookups lookups;
    private final SnippetReading reading;
    private final ImportedParts parts;
    private final Taxonomies taxonomies;
    private final TaxonomyAdditions additions;
    private final ImportResults results;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Importing(StoredContent content, ContentSettings settings, Lookups lookups, SnippetReading reading,
            ImportedParts parts, Taxonomies taxonomies, TaxonomyAdditions additions, ImportResults results,
            TransactionTemplate transaction, Clock clock) {
        this.content = content;
        this.settings = settings;
        this.lookups = lookups;
        this.reading = reading;
        this.parts = parts;
        this.taxonomies = taxonomies;
        this.additions = additions;
        this.results = results;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The number of the last row that an earlier attempt at the job settled.
    int lastSettled(JobId job) {
        return results.last(job);
    }

    /// Settles the batch. What another import adds at the same moment, or a change of a taxonomy renames, is looked at anew; a row that the database refuses doesn't
    /// hold up the others.
    void settle(ImportOrder order, JobId job, List<Pending> batch) {
        for (int attempt = 1;; attempt++) {
            try {
                new Batch(order, batch).settle(job);
                return;
            } catch (DuplicateKeyException | UnknownConceptException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                taxonomies.refresh();
            } catch (NonTransientDataAccessException e) {
                oneByOne(order, job, batch, e);
                return;
            }
        }
    }

    private void oneByOne(ImportOrder order, JobId job, List<Pending> batch, NonTransientDataAccessException e) {
        if (batch.size() > 1) {
            batch.forEach(each -> settle(order, job, List.of(each)));
            return;
        }
        Pending refused = batch.getFirst();
        LOG.warn("Row {} of import {} is refused by the database", refused.number(), job, e);
        results.add(job, List.of(ImportResult.refused(refused.number(), refused.place(), SnippetRow.TYPE,
                ExchangeException.notUnderstood("The database can't keep what it holds."))));
    }

    /// One attempt at a batch.
    private final class Batch {
        private final ImportOrder order;
        private final List<Pending> pending;
        private final List<ImportResult> settled = new ArrayList<>();
        private final List<WholeSnippet> added = new ArrayList<>();
        private final Map<String, ImportResults.Taken> takenNow = new HashMap<>();
        private final KnownHere here;
        private final Map<UUID, WholeSnippet> existing;
        private final Map<String, ImportResults.Taken> takenBefore;
        private final Map<Integer, Set<ConceptId>> tags = new HashMap<>();
        private final Map<Integer, List<String>> notes = new HashMap<>();

        Batch(ImportOrder order, List<Pending> pending) {
            this.order = order;
            this.pending = pending;
            List<SnippetRow> rows = all(Pending.Exported.class).map(Pending.Exported::row).toList();
            List<Pending.Authored> authored = all(Pending.Authored.class).toList();
            here = lookups.of(rows, authored.stream().map(Pending.Authored::row).toList());
            existing = content
                    .snippets(rows.stream().map(SnippetRow::id).filter(Objects::nonNull).map(SnippetId::new).toList())
                    .stream().collect(Collectors.toMap(snippet -> snippet.id().value(), Function.identity()));
            takenBefore = results.taken(order.principal(),
                    authored.stream().map(Pending.Authored::key).collect(Collectors.toSet()));
            tag(authored);
        }

        private <T extends Pending> Stream<T> all(Class<T> type) {
            return pending.stream().filter(type::isInstance).map(type::cast);
        }

        private void tag(List<Pending.Authored> authored) {
            Labels labels = new Labels(taxonomies.snapshot(), order.how().newTagsIn());
            for (Pending.Authored each : authored) {
                if (!takenBefore.containsKey(each.key())) {
                    List<String> said = new ArrayList<>(each.notes());
                    int already = each.row().tags() == null ? 0 : each.row().tags().size();
                    tags.put(each.number(), labels.find(each.row().labels(), already, said));
                    notes.put(each.number(), said);
                }
            }
            List<String> leftOut = labels.addMissing(order.actor(), additions, taxonomies);
            if (!leftOut.isEmpty()) {
                Set<ConceptId> known = taxonomies.snapshot().all().stream()
                        .flatMap(taxonomy -> taxonomy.concepts().stream())
                        .map(Concept::id).collect(Collectors.toSet());
                tags.values().forEach(found -> found.retainAll(known));
                notes.values().forEach(said -> leftOut.forEach(what -> KnownHere.note(said, what)));
            }
        }

        void settle(JobId job) {
            List<Pending.File> files = all(Pending.File.class).toList();
            settled.addAll(AtOnce.each(files, parts::file));
            for (Pending each : pending) {
                switch (each) {
                    case Pending.File _ -> {
                        // settled above, many at once
                    }
                    case Pending.Exported exported -> settled.add(exported(exported));
                    case Pending.Authored authored -> settled.add(authored(job, authored));
                    case Pending.Deck deck -> settled.add(parts.deck(order, deck));
                    case Pending.Vocabulary vocabulary -> settled.add(parts.taxonomy(order, vocabulary));
                    case Pending.Refused(var number, var place, var type, var reason) -> settled
                            .add(ImportResult.refused(number, place, type, reason));
                }
            }
            List<Kept<WholeSnippet>> kept = content.writeSnippets(added, here.passages());
            transaction.executeWithoutResult(_ -> {
                if (!kept.isEmpty()) {
                    content.addSnippets(order.actor(), kept);
                }
                results.remember(order.principal(), takenNow.values());
                results.add(job, settled);
            });
        }

        private ImportResult exported(Pending.Exported each) {
            try {
                SnippetReading.Read read = reading.exported(each.row(), here, order.how().keepMisfits());
                List<String> said = new ArrayList<>(read.notes());
                WholeSnippet taken = order.isAdmin()
                        ? read.snippet()
                        : Attested.by(order.person(), read.snippet(), said);
                WholeSnippet before = existing.get(taken.id().value());
                if (before != null) {
                    boolean same = isSame(before, read.snippet()) || isSame(before, taken);
                    return result(each, taken.id(),
                            same ? ImportResult.Outcome.UNCHANGED : ImportResult.Outcome.EXISTS, read.notes());
                }
                refuseUnreviewed(read.snippet().state());
                added.add(taken);
                return result(each, taken.id(), ImportResult.Outcome.CREATED, said);
            } catch (RefusedException e) {
                return ImportResult.refused(each.number(), each.place(), SnippetRow.TYPE, e);
            }
        }

        private static boolean isSame(WholeSnippet one, WholeSnippet other) {
            return Arrays.equals(Rows.line(SnippetRow.of(one, NAMELESS)), Rows.line(SnippetRow.of(other, NAMELESS)));
        }

        /// A file must not be a way round the reviews of this place.
        private void refuseUnreviewed(LifecycleState state) {
            if (settings.reviewRequired() && !order.isAdmin() && (state.publishedRevision().isPresent()
                    || state.lifecycle() == Lifecycle.APPROVED)) {
                throw ExchangeException.reviewRequired();
            }
        }

        private ImportResult authored(JobId job, Pending.Authored each) {
            String key = each.key();
            ImportResults.Taken before = takenBefore.getOrDefault(key, takenNow.get(key));
            if (before != null) {
                return result(each, new SnippetId(before.snippetId()),
                        before.contentHash().equals(each.contentHash())
                                ? ImportResult.Outcome.UNCHANGED
                                : ImportResult.Outcome.EXISTS,
                        List.of());
            }
            try {
                SnippetReading.Read read = reading.authored(each.row(), tags.getOrDefault(each.number(), Set.of()),
                        here, new SnippetReading.Authoring(each.id(job), Optional.ofNullable(order.person()),
                                order.how().publish(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
                added.add(read.snippet());
                takenNow.put(key,
                        new ImportResults.Taken(key, each.contentHash(), read.snippet().id().value()));
                List<String> said = new ArrayList<>(notes.getOrDefault(each.number(), List.of()));
                read.notes().forEach(note -> KnownHere.note(said, note));
                return result(each, read.snippet().id(), ImportResult.Outcome.CREATED, said);
            } catch (RefusedException e) {
                return ImportResult.refused(each.number(), each.place(), SnippetRow.TYPE, e);
            }
        }

        private static ImportResult result(Pending each, SnippetId id, ImportResult.Outcome outcome,
                List<String> notes) {
            return ImportResult.of(each.number(), each.place(), SnippetRow.TYPE, id.value(), outcome, notes);
        }
    }
}
