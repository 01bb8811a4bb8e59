package io.riffbook.content;

import io.riffbook.content.DeckChangeTable.Found;
import io.riffbook.content.DeckChangeTable.Pair;
import io.riffbook.content.DeckChangeTable.Wanted;
import io.riffbook.content.align.Alignment.State;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// What a revision of a deck changed, and which snippets that concerns. For those who author.
@Service
public class DeckChanges {
    /// How many snippets are named with one page of passages.
    public static final int MOST_SNIPPETS = 500;

    private final DeckChangeTable table;
    private final DeckAlignments alignments;
    private final AlignedPassages aligned;
    private final Decks decks;
    private final ContentTypes types;

    DeckChanges(DeckChangeTable table, DeckAlignments alignments, AlignedPassages aligned, Decks decks,
            ContentTypes types) {
        this.table = table;
        this.alignments = alignments;
        this.aligned = aligned;
        this.decks = decks;
        this.types = types;
    }

    /// Which passages to list.
    public enum Filter {
        ALL, UNCHANGED, CHANGED, MOVED, ADDED, REMOVED;

        /// As it stands in the API.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Optional<State> state() {
            return State.find(word());
        }
    }

    /// A comparison of a revision with the one before it.
    ///
    /// @param before absent for the first revision, all of which was added
    public record Comparison(DeckRevision revision, Optional<Integer> before, PassageChange.Counts counts) {}

    /// Compares a revision with the one before it. Revisions from before there were comparisons are aligned now.
    public Comparison compare(DeckRevision revision) {
        alignments.makeUp(revision.deck());
        Optional<Integer> before = aligned.before(revision.deck(), revision.number());
        return new Comparison(revision, before, table.count(wanted(revision, before, Filter.ALL)));
    }

    /// What became of the passages: those of the later revision in their order, then those that are gone in theirs.
    public Page<PassageChange> list(Comparison comparison, Filter filter, Optional<Cursor> cursor, PageLimit limit) {
        Wanted wanted = wanted(comparison.revision(), comparison.before(), filter);
        List<Pair> pairs = table.pairs(wanted, cursor.map(Cursor::asNumber).orElse(0), limit.value() + 1);
        Page<Pair> page = Page.of(pairs, limit, total(comparison.counts(), filter),
                pair -> new Cursor(Integer.toString(pair.place())));
        Map<PassageId, Passage> passages = decks.passages(page.items().stream()
                .flatMap(pair -> Stream.of(pair.was(), pair.now()).flatMap(Optional::stream)).toList());
        Map<UUID, List<PassageSnippet>> snippets = snippets(wanted, page.items());
        return page.map(pair -> new PassageChange(pair.state(), pair.moved(), pair.was().map(passages::get),
                pair.now().map(passages::get), snippets.getOrDefault(pair.first(), List.of())));
    }

    private static Wanted wanted(DeckRevision revision, Optional<Integer> before, Filter filter) {
        return new Wanted(revision.deck(), before.orElse(0), revision.number(), filter.state(),
                filter == Filter.MOVED);
    }

    private static int total(PassageChange.Counts counts, Filter filter) {
        return switch (filter) {
            case ALL -> counts.unchanged() + counts.changed() + counts.added() + counts.removed();
            case UNCHANGED -> counts.unchanged();
            case CHANGED -> counts.changed();
            case MOVED -> counts.moved();
            case ADDED -> counts.added();
            case REMOVED -> counts.removed();
        };
    }

    /// A passage that became another one or is gone since snippets were made of it, through one or several revisions, and those of
    /// its snippets that wait for somebody to decide.
    ///
    /// @param was what they were made of
    /// @param now what it is in the current revision; absent if it is gone
    public record Undecided(Passage was, Optional<Passage> now, List<PassageSnippet> snippets) {
        /// What differs in words; empty where nothing does, and where it is gone.
        public List<RevisionDiff.FieldDiff> fields() {
            return now.map(later -> PassageChange.fields(was, later)).orElseGet(List::of);
        }
    }

    /// What there is to decide on in a deck, in the order of the passages.
    ///
    /// @param gone passages that are gone, not those that have changed
    /// @param limit of snippets; the total counts them, too
    public Page<Undecided> undecided(DeckId deck, boolean gone, Optional<Cursor> cursor, PageLimit limit) {
        Mark after = cursor.map(Mark::of).orElse(Mark.START);
        Page<DeckChangeTable.Undecided> page = Page.of(
                table.undecided(deck, gone, after.place(), after.snippet(), limit.value() + 1), limit,
                table.countUndecided(deck, gone), last -> new Mark(last.place(), last.snippet().id().value()).cursor());
        Map<SnippetId, SnippetRevision> latest = latest(
                page.items().stream().map(each -> each.snippet().id()).toList());
        Map<PassageId, Passage> passages = decks.passages(page.items().stream().map(DeckChangeTable.Undecided::change)
                .flatMap(change -> Stream.concat(Stream.of(change.was()), change.now().stream()))
                .collect(Collectors.toSet()));
        Map<List<Object>, List<DeckChangeTable.Undecided>> byPassage = page.items().stream()
                .filter(each -> latest.containsKey(each.snippet().id())).collect(Collectors.groupingBy(
                        each -> List.of(each.change().was(), each.change().now()), LinkedHashMap::new,
                        Collectors.toList()));
        List<Undecided> undecided = byPassage.values().stream().map(of -> {
            DeckChange change = of.getFirst().change();
            return new Undecided(Objects.requireNonNull(passages.get(change.was())), change.now().map(passages::get),
                    of.stream().map(each -> looked(each.snippet(), latest, passages)).toList());
        }).toList();
        return new Page<>(undecided, page.total(), page.nextCursor());
    }

    /// Where a list of what is undecided goes on.
    private record Mark(int place, UUID snippet) {
        static final Mark START = new Mark(0, new UUID(0, 0));

        static Mark of(Cursor cursor) {
            String[] parts = cursor.after().split(" ", 2);
            if (parts.length < 2) {
                throw Cursor.unknown();
            }
            return new Mark(new Cursor(parts[0]).asNumber(), new Cursor(parts[1]).asId());
        }

        Cursor cursor() {
            return new Cursor(place + " " + snippet);
        }
    }

    private Map<UUID, List<PassageSnippet>> snippets(Wanted wanted, Collection<Pair> pairs) {
        List<Found> found = table.snippets(wanted, pairs.stream().map(Pair::first).toList(), MOST_SNIPPETS);
        Map<SnippetId, SnippetRevision> latest = latest(
                found.stream().map(each -> each.snippet().id()).toList());
        Map<PassageId, Passage> origins = decks
                .passages(found.stream().map(each -> each.snippet().lineage()).collect(Collectors.toSet()));
        return found.stream().filter(each -> latest.containsKey(each.snippet().id()))
                .collect(Collectors.groupingBy(Found::first, Collectors.mapping(
                        each -> looked(each.snippet(), latest, origins), Collectors.toList())));
    }

    private PassageSnippet looked(PassageSnippet snippet, Map<SnippetId, SnippetRevision> latest,
            Map<PassageId, Passage> origins) {
        Handwork handwork = Optional.ofNullable(origins.get(snippet.lineage()))
                .map(origin -> handwork(snippet.kind(), Objects.requireNonNull(latest.get(snippet.id())), origin))
                .orElse(Handwork.NONE);
        return new PassageSnippet(snippet.id(), snippet.version(), snippet.kind(), snippet.lifecycle(),
                snippet.title(), snippet.lineage(), snippet.isWaiting(), handwork.isEdited(),
                handwork.hasOwnTitle());
    }

    /// What somebody changed by hand since a snippet was made of its passage.
    record Handwork(boolean isEdited, boolean hasOwnTitle) {
        static final Handwork NONE = new Handwork(false, false);
    }

    private Handwork handwork(Kind kind, SnippetRevision latest, Passage origin) {
        // Of a kind that has left the content model nothing can be taken over: it stays as it is.
        Optional<ContentType> type = types.find(kind);
        boolean isEdited = type.isEmpty() || !PassageFields.of(type.get(), origin).areIn(latest, type.get());
        return new Handwork(isEdited, !latest.title().equals(PassageFields.shortened(origin.title())));
    }

    /// The newest revisions of these snippets.
    Map<SnippetId, SnippetRevision> latest(Collection<SnippetId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : table.latest(new HashSet<>(ids)).stream()
                        .collect(Collectors.toMap(SnippetRevision::snippet, Function.identity()));
    }

    /// What a snippet's authors should know of its passage, if anything.
    public Optional<DeckChange> of(SnippetId snippet) {
        return table.of(Set.of(snippet)).stream().findFirst();
    }

    /// What a change would do to a snippet.
    ///
    /// @param fields what differs between the passage that it came from and what that is now; empty if that is gone
    public record Told(DeckChange change, boolean isEdited, boolean hasOwnTitle,
            List<RevisionDiff.FieldDiff> fields) {}

    /// The same with all that it takes to decide.
    public Optional<Told> told(Snippet snippet) {
        return of(snippet.id()).map(change -> {
            Map<PassageId, Passage> passages = decks
                    .passages(Stream.concat(Stream.of(change.was()), change.now().stream()).toList());
            Passage was = passages.get(change.was());
            Optional<Passage> now = change.now().map(passages::get);
            Handwork handwork = was == null
                    ? Handwork.NONE
                    : handwork(snippet.kind(), Objects.requireNonNull(latest(Set.of(snippet.id())).get(snippet.id())),
                            was);
            return new Told(change, handwork.isEdited(), handwork.hasOwnTitle(),
                    was == null || now.isEmpty() ? List.of() : PassageChange.fields(was, now.get()));
        });
    }

    /// How many snippets of a deck wait for somebody to say what its changes mean for them.
    public long countWaiting(DeckId deck) {
        return table.countWaiting(deck);
    }
}
