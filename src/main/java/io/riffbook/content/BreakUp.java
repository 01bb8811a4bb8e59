package io.riffbook.content;

import io.riffbook.access.Viewer;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Breaks a deck up: makes snippets out of its passages, many at once.
@Service
public class BreakUp {
    public static final int MOST_ITEMS = 200;

    private final Decks decks;
    private final ContentTypes types;
    private final Drafting drafting;
    private final Snippets snippets;
    private final SimilarSnippets similar;

    BreakUp(Decks decks, ContentTypes types, Drafting drafting, Snippets snippets,
            SimilarSnippets similar) {
        this.decks = decks;
        this.types = types;
        this.drafting = drafting;
        this.snippets = snippets;
        this.similar = similar;
    }

    /// What shall become of one passage.
    ///
    /// @param title absent: the passage's
    public record Item(PassageId passage, Kind kind, Optional<String> title, Classification classification) {}

    /// What became of one passage: a draft, or a problem.
    public sealed interface Result {
        /// It can become a snippet.
        record Drafted(DraftedSnippet snippet) implements Result {}

        /// It can't, and why.
        record Refused(Problem problem) implements Result {}
    }

    /// A new snippet.
    ///
    /// @param similar what says much the same; others of the same break-up count
    public record Added(Snippet snippet, List<SimilarSnippet> similar) {}

    /// Drafts a snippet of each item that can become one; at most [#MOST_ITEMS] items. Nothing is added yet.
    ///
    /// @return one result an item, in their order
    public List<Result> draft(Viewer viewer, Deck deck, List<Item> items) {
        Map<PassageId, Passage> passages = decks.passages(items.stream().map(Item::passage).toList());
        List<Result> results = new ArrayList<>();
        for (Item item : items) {
            try {
                Passage passage = Optional.ofNullable(passages.get(item.passage()))
                        .filter(found -> found.deck().equals(deck.id()))
                        .orElseThrow(() -> NotFoundException.of("passage", item.passage()));
                results.add(new Result.Drafted(draft(viewer, deck, item, passage)));
            } catch (RefusedException e) {
                results.add(new Result.Refused(e.problem()));
            }
        }
        return results;
    }

    private DraftedSnippet draft(Viewer viewer, Deck deck, Item item, Passage passage) {
        ContentType type = types.get(item.kind());
        PassageFields own = PassageFields.of(type, passage);
        String title = item.title().map(PassageFields::shortened).orElse(own.title());
        return drafting.newSnippet(viewer, new SnippetContent(item.kind(), title, own.fields()),
                item.classification(), Optional.of(passage), deck.isDemo());
    }

    /// Adds the drafts, and publishes them when asked to: all of them, or none.
    @Transactional
    public List<Added> add(Viewer viewer, List<DraftedSnippet> drafts, boolean publish) {
        snippets.add(viewer, drafts);
        Map<SnippetId, List<SimilarSnippet>> alike = similar
                .to(drafts.stream().map(DraftedSnippet::revision).toList());
        List<Added> added = new ArrayList<>();
        for (DraftedSnippet draft : drafts) {
            Snippet snippet = publish
                    ? snippets.take(viewer, LifecycleAction.PUBLISH, draft.snippet().id(),
                            draft.snippet().version())
                    : draft.snippet();
            added.add(new Added(snippet, alike.getOrDefault(snippet.id(), List.of())));
        }
        return added;
    }
}
