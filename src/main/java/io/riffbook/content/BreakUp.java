package io.riffbook.content;

import io.riffbook.access.Viewer;
import io.riffbook.content.proposals.Proposal;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Breaks a deck up: makes snippets out of its passages, many at once.
@Service
public class BreakUp {
    public static final int MOST_ITEMS = 200;

    private final Decks decks;
    private final ContentTypes types;
    private final Drafting drafting;
    private final Snippets snippets;
    private final SimilarSnippets similar;
    private final BreakUpProposals proposals;
    private final Corrections corrections;
    private final Clock clock;

    BreakUp(Decks decks, ContentTypes types, Drafting drafting, Snippets snippets, SimilarSnippets similar,
            BreakUpProposals proposals, Corrections corrections, Clock clock) {
        this.decks = decks;
        this.types = types;
        this.drafting = drafting;
        this.snippets = snippets;
        this.similar = similar;
        this.proposals = proposals;
        this.corrections = corrections;
        this.clock = clock;
    }

    /// What shall become of one passage.
    ///
    /// @param kind absent: the proposed one
    /// @param title absent: the passage's
    /// @param saysTags whether the classification's tags were chosen; otherwise nobody said anything of tags
    public record Item(PassageId passage, Optional<Kind> kind, Optional<String> title, Classification classification,
            boolean saysTags) {}

    /// What became of one passage: a draft, or a problem.
    public sealed interface Result {
        /// It can become a snippet.
        ///
        /// @param correction what that says of its proposal
        record Drafted(DraftedSnippet snippet, Correction correction) implements Result {}

        /// It can't, and why.
        record Refused(Problem problem) implements Result {}
    }

    /// A new snippet.
    ///
    /// @param similar what says much the same; others of the same break-up count
    public record Added(Snippet snippet, List<SimilarSnippet> similar) {}

    /// A break-up whose snippets' packages are written, and which nothing points at yet.
    ///
    /// @param results one an item, in their order
    /// @param left what it says of the proposals of the passages that were left
    public record Drafts(List<Result> results, List<Correction> left) {
        public Drafts {
            results = List.copyOf(results);
            left = List.copyOf(left);
        }

        private List<Result.Drafted> drafted() {
            return results.stream().<Result.Drafted>mapMulti((result, next) -> {
                if (result instanceof Result.Drafted drafted) {
                    next.accept(drafted);
                }
            }).toList();
        }
    }

    /// Drafts a snippet of each item that can become one; at most [#MOST_ITEMS] items. Nothing is added yet.
    ///
    /// @param left passages that were seen and shall not become anything, at most as many; those of other decks, and those that an
    /// item names, don't count
    public Drafts draft(Viewer viewer, Deck deck, List<Item> items, Collection<PassageId> left) {
        Set<PassageId> asked = items.stream().map(Item::passage).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<PassageId> others = new LinkedHashSet<>(left);
        others.removeAll(asked);
        Map<PassageId, Passage> passages = ofDeck(deck, asked, others);
        Map<PassageId, Proposal> proposed = proposals.of(passages.values());
        List<Result> results = new ArrayList<>();
        for (Item item : items) {
            try {
                Passage passage = passages.get(item.passage());
                Proposal proposal = proposed.get(item.passage());
                if (passage == null || proposal == null) {
                    throw NotFoundException.of("passage", item.passage());
                }
                results.add(new Result.Drafted(draft(viewer, deck, item, passage, proposal),
                        Correction.of(passage.id(), proposal, Optional.of(choice(item)))));
            } catch (RefusedException e) {
                results.add(new Result.Refused(e.problem()));
            }
        }
        others.retainAll(passages.keySet());
        return new Drafts(results, proposed.entrySet().stream().filter(each -> others.contains(each.getKey()))
                .map(each -> Correction.of(each.getKey(), each.getValue(), Optional.empty())).toList());
    }

    private Map<PassageId, Passage> ofDeck(Deck deck, Set<PassageId> asked, Set<PassageId> others) {
        Set<PassageId> all = new LinkedHashSet<>(asked);
        all.addAll(others);
        Map<PassageId, Passage> passages = new LinkedHashMap<>(decks.passages(all));
        passages.values().removeIf(passage -> !passage.deck().equals(deck.id()));
        return passages;
    }

    private static Correction.Choice choice(Item item) {
        return new Correction.Choice(item.kind(),
                item.saysTags() ? Optional.of(item.classification().tags()) : Optional.empty());
    }

    private DraftedSnippet draft(Viewer viewer, Deck deck, Item item, Passage passage, Proposal proposal) {
        Kind kind = item.kind().orElse(proposal.kind());
        ContentType type = types.get(kind);
        PassageFields own = PassageFields.of(type, passage);
        String title = item.title().orElse(proposal.title());
        return drafting.newSnippet(viewer, new SnippetContent(kind, PassageFields.shortened(title), own.fields()),
                item.classification(), Optional.of(passage), deck.isDemo());
    }

    /// Adds the drafts, and publishes them when asked to: all of them, or none. What was made of the proposals is kept with them.
    ///
    /// @return one for each result that is drafted, in their order
    @Transactional
    public List<Added> add(Viewer viewer, Drafts broken, boolean publish) {
        List<DraftedSnippet> drafts = broken.drafted().stream().map(Result.Drafted::snippet).toList();
        snippets.add(viewer, drafts);
        List<Correction> made = new ArrayList<>(broken.drafted().stream().map(Result.Drafted::correction).toList());
        made.addAll(broken.left());
        corrections.keep(made, clock.instant());
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
