package io.riffbook.content;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.DeckChangeDrafts.Draft;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What authors decide for snippets whose passage has changed in its deck: to take the change over as a new revision, or to keep the
/// snippet as it is. Each snippet by itself: one that is refused doesn't hold up the others.
@Service
public class DeckChangeAnswers {
    /// For how many snippets can be decided at once.
    public static final int MOST = 200;

    private final DeckChangeTable table;
    private final SnippetTable snippetTable;
    private final SnippetChanges changes;
    private final Signatures signatures;
    private final Snippets snippets;
    private final AuditLog audit;
    private final ContentSettings settings;
    private final Clock clock;

    DeckChangeAnswers(DeckChangeTable table, SnippetTable snippetTable, SnippetChanges changes,
            Signatures signatures, Snippets snippets, AuditLog audit, ContentSettings settings, Clock clock) {
        this.table = table;
        this.snippetTable = snippetTable;
        this.changes = changes;
        this.signatures = signatures;
        this.snippets = snippets;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// A snippet to decide for.
    ///
    /// @param expected the version on which somebody decided
    /// @param overwrite whether what was edited by hand may be lost
    public record Item(SnippetId snippet, Version expected, boolean overwrite) {}

    /// What became of one snippet.
    public sealed interface Result {
        SnippetId id();

        /// It was decided.
        record Done(Snippet snippet) implements Result {
            @Override
            public SnippetId id() {
                return snippet.id();
            }
        }

        /// It could not be, and why.
        record Refused(SnippetId id, Problem problem) implements Result {}
    }

    /// Takes the drafted changes over, and publishes them when asked to. Other writers of these snippets wait for the transaction to
    /// end, and the deck gets no other revision meanwhile.
    ///
    /// @return one result a draft, in their order
    /// @throws DeckChangeException when the deck has another revision by now
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> accept(Viewer viewer, DeckId deck, int number, List<Draft> drafts, boolean publish) {
        hold(deck, number);
        Map<SnippetId, Snippet> held = held(drafts.stream().map(Draft::id).toList());
        Map<SnippetId, Result> results = new HashMap<>();
        List<DraftedSnippet> revised = new ArrayList<>();
        for (Draft draft : drafts) {
            switch (draft) {
                case Draft.Refused(var id, var problem) -> results.put(id, new Result.Refused(id, problem));
                case Draft.Ready ready -> {
                    try {
                        current(held, ready.id()).version().mustBe(ready.before());
                        refuseUnlessPublishable(ready.revised(), publish);
                        revised.add(ready.revised());
                    } catch (RefusedException e) {
                        results.put(ready.id(), new Result.Refused(ready.id(), e.problem()));
                    }
                }
            }
        }
        write(viewer, deck, number, revised);
        for (DraftedSnippet each : revised) {
            Snippet snippet = each.snippet();
            results.put(snippet.id(), new Result.Done(publish
                    ? snippets.take(viewer, LifecycleAction.PUBLISH, snippet.id(), snippet.version())
                    : snippet));
        }
        return drafts.stream().map(draft -> Objects.requireNonNull(results.get(draft.id()))).toList();
    }

    /// A step that is refused inside of the transaction would end it for all.
    private void refuseUnlessPublishable(DraftedSnippet revised, boolean publish) {
        if (publish) {
            revised.snippet().published(revised.revision().title(), settings.reviewRequired(), now());
        }
    }

    private void write(Viewer viewer, DeckId deck, int number, List<DraftedSnippet> revised) {
        // In the order of ids, so that two writers of the same marks can't wait for each other.
        List<DraftedSnippet> sorted = revised.stream()
                .sorted(Comparator.comparing(each -> each.snippet().id().value())).toList();
        changes.replace(sorted.stream().map(DraftedSnippet::snippet).toList());
        sorted.forEach(each -> snippetTable.insert(each.revision(), each.packageKey()));
        signatures.keep(sorted.stream().map(DraftedSnippet::revision).map(Signatures.Wording::of).toList());
        changes.tell(viewer.actor(), sorted.stream().map(each -> new SnippetChanges.Change(each.snippet(), "revised",
                Map.of("revision", each.revision().number(), "deck", deck.value(), "deckRevision", number))).toList());
    }

    /// Records that these snippets stay as they are, though their passages have changed or are gone. That holds until a passage
    /// changes again.
    ///
    /// @param items at most [#MOST], no snippet twice
    /// @return one result an item, in their order
    /// @throws DeckChangeException when the deck has another revision by now
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> keep(Viewer viewer, DeckId deck, int number, List<Item> items) {
        List<DeckChange> kept = new ArrayList<>();
        List<Result> results = each(deck, number, items, (change, current) -> {
            kept.add(change);
            return current;
        });
        table.keep(kept, viewer.person(), now());
        audit.record(kept.stream().map(change -> new AuditLog.Entry(viewer.actor(), "kept", SnippetChanges.WHAT,
                change.snippet().value(), Map.of("deck", deck.value(), "deckRevision", number))).toList());
        return results;
    }

    /// Retires these snippets, whose passages have changed or are gone.
    ///
    /// @param items at most [#MOST], no snippet twice
    /// @return one result an item, in their order
    /// @throws DeckChangeException when the deck has another revision by now
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Result> retire(Viewer viewer, DeckId deck, int number, List<Item> items) {
        return each(deck, number, items, (_, current) -> snippets.take(viewer, LifecycleAction.RETIRE, current.id(),
                current.version()));
    }

    private List<Result> each(DeckId deck, int number, List<Item> items,
            BiFunction<DeckChange, Snippet, Snippet> decide) {
        hold(deck, number);
        List<SnippetId> ids = items.stream().map(Item::snippet).toList();
        Map<SnippetId, Snippet> held = held(ids);
        Map<SnippetId, DeckChange> waiting = table.of(ids).stream().filter(change -> change.deck().equals(deck))
                .collect(Collectors.toMap(DeckChange::snippet, Function.identity()));
        List<Result> results = new ArrayList<>();
        for (Item item : items) {
            try {
                Snippet current = current(held, item.snippet());
                current.version().mustBe(item.expected());
                DeckChange change = Optional.ofNullable(waiting.get(current.id()))
                        .orElseThrow(() -> DeckChangeException.noneWaiting(current.id()));
                results.add(new Result.Done(decide.apply(change, current)));
            } catch (RefusedException e) {
                results.add(new Result.Refused(item.snippet(), e.problem()));
            }
        }
        return results;
    }

    private void hold(DeckId deck, int number) {
        DeckChangeException.refuseUnlessCurrent(number,
                table.hold(deck).orElseThrow(() -> NotFoundException.of("deck", deck)));
    }

    private Map<SnippetId, Snippet> held(Collection<SnippetId> ids) {
        return snippetTable.hold(ids).stream().collect(Collectors.toMap(Snippet::id, Function.identity()));
    }

    private static Snippet current(Map<SnippetId, Snippet> snippets, SnippetId id) {
        return Optional.ofNullable(snippets.get(id))
                .orElseThrow(() -> NotFoundException.of(SnippetChanges.WHAT, id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
