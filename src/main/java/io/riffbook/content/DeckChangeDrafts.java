package io.riffbook.content;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckChangeAnswers.Item;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.storage.AtOnce;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// The first half of taking changes of a deck over into its snippets: what each would say then, its package written. The second half is
/// [DeckChangeAnswers]', in a transaction.
@Service
public class DeckChangeDrafts {
    private final DeckChangeTable table;
    private final SnippetTable snippets;
    private final Drafting drafting;
    private final Decks decks;
    private final ContentTypes types;

    DeckChangeDrafts(DeckChangeTable table, SnippetTable snippets, Drafting drafting, Decks decks,
            ContentTypes types) {
        this.table = table;
        this.snippets = snippets;
        this.drafting = drafting;
        this.decks = decks;
        this.types = types;
    }

    /// A change that is ready to be taken over, or why it can't be.
    public sealed interface Draft {
        SnippetId id();

        /// Nothing points at it yet.
        ///
        /// @param before the version on which somebody decided
        record Ready(Version before, DraftedSnippet revised) implements Draft {
            @Override
            public SnippetId id() {
                return revised.snippet().id();
            }
        }

        /// Why not.
        record Refused(SnippetId id, Problem problem) implements Draft {}
    }

    /// Every snippet that could take a change of this deck over, as it stands.
    ///
    /// @throws InvalidRequestException when there are more than [DeckChangeAnswers#MOST]
    public List<Item> all(DeckId deck) {
        List<DeckChange> waiting = table.waiting(deck, DeckChangeAnswers.MOST + 1);
        if (waiting.size() > DeckChangeAnswers.MOST) {
            throw InvalidRequestException.at(new FieldFault("/all", "would be more than " + DeckChangeAnswers.MOST
                    + " snippets: name those to begin with in items, and come back for the rest"));
        }
        return snippets.find(waiting.stream().map(DeckChange::snippet).toList()).stream()
                .map(snippet -> new Item(snippet.id(), snippet.version(), false)).toList();
    }

    /// Drafts the next revision of each snippet that can take the change over. Nothing is changed yet.
    ///
    /// @param number the deck's revision on which somebody decided
    /// @param items at most [DeckChangeAnswers#MOST], no snippet twice
    /// @return one draft an item, in their order
    /// @throws DeckChangeException when the deck has another revision by now
    public List<Draft> of(Viewer viewer, Deck deck, int number, List<Item> items) {
        DeckChangeException.refuseUnlessCurrent(number, deck.currentRevision());
        Known known = known(deck.id(), items);
        return AtOnce.each(items, item -> {
            try {
                return ready(viewer, known, item);
            } catch (RefusedException e) {
                return new Draft.Refused(item.snippet(), e.problem());
            }
        });
    }

    /// It says what the new passage says where it said what the old one did; what it has besides stays.
    private Draft ready(Viewer viewer, Known known, Item item) {
        Snippet current = known.snippet(item);
        DeckChange change = known.change(item.snippet());
        Passage now = change.now().map(known.passages::get)
                .orElseThrow(() -> DeckChangeException.removed(current.id()));
        Passage was = known.passages.get(change.was());
        SnippetRevision latest = known.latest.get(current.id());
        if (was == null || latest == null || !latest.lineage().equals(Optional.of(change.was()))) {
            throw DeckChangeException.noneWaiting(current.id());
        }
        ContentType type = types.get(current.kind());
        PassageFields before = PassageFields.of(type, was);
        PassageFields after = PassageFields.of(type, now);
        if (!item.overwrite() && !before.areIn(latest, type)) {
            throw DeckChangeException.editedByHand(current.id());
        }
        String title = latest.title().equals(before.title()) ? after.title() : latest.title();
        return new Draft.Ready(item.expected(), drafting.newRevision(viewer, current,
                new SnippetContent(current.kind(), title, after.over(latest, type)), now));
    }

    /// What is known when changes are drafted.
    private record Known(Map<SnippetId, Snippet> snippets, Map<SnippetId, DeckChange> changes,
            Map<SnippetId, SnippetRevision> latest, Map<PassageId, Passage> passages) {
        Snippet snippet(Item item) {
            Snippet current = Optional.ofNullable(snippets.get(item.snippet()))
                    .orElseThrow(() -> NotFoundException.of(SnippetChanges.WHAT, item.snippet()));
            current.version().mustBe(item.expected());
            return current;
        }

        DeckChange change(SnippetId id) {
            return Optional.ofNullable(changes.get(id)).orElseThrow(() -> DeckChangeException.noneWaiting(id));
        }
    }

    private Known known(DeckId deck, List<Item> items) {
        List<SnippetId> ids = items.stream().map(Item::snippet).toList();
        List<DeckChange> waiting = table.of(ids).stream().filter(change -> change.deck().equals(deck)).toList();
        return new Known(snippets.find(ids).stream().collect(Collectors.toMap(Snippet::id, Function.identity())),
                waiting.stream().collect(Collectors.toMap(DeckChange::snippet, Function.identity())),
                table.latest(ids).stream()
                        .collect(Collectors.toMap(SnippetRevision::snippet, Function.identity())),
                decks.passages(waiting.stream()
                        .flatMap(change -> Stream.concat(Stream.of(change.was()), change.now().stream()))
                        .collect(Collectors.toSet())));
    }
}
