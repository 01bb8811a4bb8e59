package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Changes many snippets at once, each by the same rules as one alone, in a fixed number of queries. Those that can't be changed
/// don't hold up the others.
///
/// Every change runs in the caller's transaction and keeps other writers of these snippets waiting until that ends, so that it is
/// made on top of whatever they did before, and is never lost to them.
@Service
public class SnippetBatches {
    /// How many snippets may be changed at once.
    public static final int MOST = 200;

    private final SnippetTable table;
    private final SnippetChanges changes;
    private final Snippets snippets;
    private final Clock clock;

    SnippetBatches(SnippetTable table, SnippetChanges changes, Snippets snippets, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.snippets = snippets;
        this.clock = clock;
    }

    /// What became of one snippet.
    public sealed interface Result {
        SnippetId id();
    }

    /// It was changed.
    public record Changed(Snippet before, Snippet after) implements Result {
        @Override
        public SnippetId id() {
            return after.id();
        }
    }

    /// There was nothing to change.
    public record Unchanged(SnippetId id) implements Result {}

    /// It can't be changed like that, or is gone.
    public record Refused(SnippetId id, Problem problem) implements Result {}

    /// The ids of what the filter lets through, at most so many, oldest first.
    public List<SnippetId> ids(SnippetFilter filter, int most) {
        return table.ids(filter, snippets.yardstick(), most);
    }

    /// How many the filter lets through.
    public long count(SnippetFilter filter) {
        return table.count(filter, snippets.yardstick());
    }

    /// Changes what is said of them.
    ///
    /// @param ids at most [#MOST]
    /// @param change gives the next classification; by the same one it says that there is nothing to change, by a
    /// [RefusedException] that it can't be
    /// @param note for the audit log, beside what differs
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> classify(Actor actor, Collection<SnippetId> ids, Map<String, ?> note,
            Function<Snippet, Classification> change) {
        Instant now = now();
        return put(actor, ids, hold(ids), snippet -> {
            Classification before = snippet.classification();
            Classification after = change.apply(snippet);
            Map<String, Object> detail = new LinkedHashMap<>(note);
            detail.putAll(Described.difference(before, after));
            return after.equals(before)
                    ? Optional.empty()
                    : Optional.of(
                            new SnippetChanges.Change(snippet.classified(after, now), "classified", detail));
        });
    }

    /// Takes them from reps.
    ///
    /// @param ids at most [#MOST]
    /// @param note for the audit log
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> retire(Actor actor, Collection<SnippetId> ids, Map<String, ?> note) {
        Instant now = now();
        Map<SnippetId, Snippet> held = hold(ids);
        Map<SnippetId, String> titles = table.latestTitles(held.keySet());
        return put(actor, ids, held, snippet -> Optional.of(
                new SnippetChanges.Change(
                        snippet.retired(titles.getOrDefault(snippet.id(), snippet.title()), now), "retired", note)));
    }

    /// Takes back that they were retired: each stands again as it did, unless it was brought back another way meanwhile.
    ///
    /// @param standings where they stood, at most [#MOST]
    /// @param note for the audit log
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> unretire(Actor actor, Map<SnippetId, Standing> standings, Map<String, ?> note) {
        Instant now = now();
        Function<Snippet, Standing> before = snippet -> Optional.ofNullable(standings.get(snippet.id())).orElseThrow();
        return put(actor, standings.keySet(), hold(standings.keySet()), snippet -> Optional.of(
                new SnippetChanges.Change(snippet.unretired(before.apply(snippet), now), "unretired", note)));
    }

    private Map<SnippetId, Snippet> hold(Collection<SnippetId> ids) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " snippets at once");
        }
        return table.hold(ids).stream().collect(Collectors.toMap(Snippet::id, Function.identity(), (one, _) -> one,
                LinkedHashMap::new));
    }

    private List<Result> put(Actor actor, Collection<SnippetId> ids, Map<SnippetId, Snippet> held,
            Function<Snippet, Optional<SnippetChanges.Change>> next) {
        List<Result> results = new ArrayList<>();
        List<SnippetChanges.Change> changed = new ArrayList<>();
        ids.stream().filter(id -> !held.containsKey(id))
                .map(id -> new Refused(id, NotFoundException.of(SnippetChanges.WHAT, id).problem()))
                .forEach(results::add);
        for (Snippet snippet : held.values()) {
            try {
                Optional<SnippetChanges.Change> change = next.apply(snippet);
                change.ifPresent(changed::add);
                results.add(change.<Result>map(put -> new Changed(snippet, put.snippet()))
                        .orElseGet(() -> new Unchanged(snippet.id())));
            } catch (RefusedException e) {
                results.add(new Refused(snippet.id(), e.problem()));
            }
        }
        changes.putAll(actor, changed);
        return results;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
