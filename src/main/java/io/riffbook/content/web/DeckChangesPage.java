package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.ContentSettings;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckChanges;
import io.riffbook.content.DeckChanges.Comparison;
import io.riffbook.content.DeckChanges.Filter;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Decks;
import io.riffbook.web.Cursor;
import io.riffbook.web.Ids;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// What a revision of a deck changed as a page, on which is decided what that means for its snippets.
@Controller
@Hidden
@RequestMapping("/decks/{id}/revisions/{number}/changes")
class DeckChangesPage {
    private static final PageLimit UNDECIDED = new PageLimit(30);
    /// So many of each state stand on the page of all.
    private static final PageLimit SOME = new PageLimit(25);
    private static final List<Filter> USUAL = List.of(Filter.CHANGED, Filter.MOVED, Filter.ADDED, Filter.REMOVED);

    private final Decks decks;
    private final DeckChanges changes;
    private final DeckDecisions decisions;
    private final ContentSettings settings;

    DeckChangesPage(Decks decks, DeckChanges changes, DeckDecisions decisions, ContentSettings settings) {
        this.decks = decks;
        this.changes = changes;
        this.decisions = decisions;
        this.settings = settings;
    }

    /// What is looked at.
    ///
    /// @param state of the passages that are listed alone, if any
    /// @param cursor in their list
    /// @param changed where the list of snippets whose passages changed goes on
    /// @param removed where that of snippets whose passages are gone goes on
    private record Look(@Nullable String state, @Nullable String cursor, @Nullable String changed,
            @Nullable String removed) {
        static final Look ALL = new Look(null, null, null, null);
    }

    @GetMapping
    ModelAndView changes(@PathVariable UUID id, @PathVariable int number,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String changed,
            @RequestParam(required = false) @Nullable String removed) {
        return page(decks.find(new DeckId(id)), number, new Look(state, cursor, changed, removed),
                DeckDecisionForm.empty(Ids.next().toString()), Optional.empty());
    }

    @PostMapping
    ModelAndView decide(@PathVariable UUID id, @PathVariable int number,
            @RequestParam MultiValueMap<String, String> values, Viewer viewer) {
        Deck deck = decks.find(new DeckId(id));
        DeckDecisionForm form = DeckDecisionForm.read(new FormValues(values));
        try {
            Decided decided = decisions.decide(viewer, deck, number, form);
            Set<String> left = decided.refused().keySet().stream().map(UUID::toString).collect(Collectors.toSet());
            return page(decks.find(deck.id()), number, Look.ALL, form.again(left, Ids.next().toString()),
                    Optional.of(decided));
        } catch (RefusedException e) {
            ModelAndView again = page(decks.find(deck.id()), number, Look.ALL,
                    form.again(form.snippets(), Ids.next().toString()), Optional.empty())
                    .addObject("formMessage", FormFaults.inWords(e));
            again.setStatus(e.problem().status());
            return again;
        }
    }

    private ModelAndView page(Deck deck, int number, Look look, DeckDecisionForm form, Optional<Decided> decided) {
        DeckRevision revision = decks.revision(deck.id(), number);
        Comparison comparison = changes.compare(revision);
        Optional<Filter> alone = Optional.ofNullable(look.state()).map(DeckChangeController::filter);
        boolean isDecidedHere = number == deck.currentRevision() && alone.isEmpty();
        Page<ChangeCard> changed = undecided(isDecidedHere, deck, false, look.changed());
        Page<ChangeCard> removed = undecided(isDecidedHere, deck, true, look.removed());
        Map<Filter, Page<ChangeCard>> lists = new EnumMap<>(Filter.class);
        for (Filter filter : alone.map(List::of).orElse(USUAL)) {
            lists.put(filter, changes.list(comparison, filter, Cursor.decode(look.cursor()), SOME)
                    .map(ChangeCard::of));
        }
        return new ModelAndView("content/deck-changes", new ModelMap("deck", deck).addAttribute("revision", revision)
                .addAttribute("before", comparison.before().orElse(null)).addAttribute("counts", comparison.counts())
                .addAttribute("waiting", changes.countWaiting(deck.id())).addAttribute("changed", changed)
                .addAttribute("removed", removed).addAttribute("above", above(changed.items()))
                .addAttribute("lists", lists).addAttribute("alone", alone.orElse(null)).addAttribute("form", form)
                .addAttribute("clientId", Ids.next()).addAttribute("onward", look.cursor() != null)
                .addAttribute("decided", decided.orElse(null))
                .addAttribute("unseen", decided.map(those -> unseen(those, changed, removed)).orElse(0L))
                .addAttribute("reviewRequired", settings.reviewRequired()));
    }

    private Page<ChangeCard> undecided(boolean isDecidedHere, Deck deck, boolean gone, @Nullable String cursor) {
        return isDecidedHere
                ? changes.undecided(deck.id(), gone, Cursor.decode(cursor), UNDECIDED).map(ChangeCard::of)
                : new Page<>(List.of(), 0, null);
    }

    /// The passages of which the page tells all where it is decided on them, each with what it was.
    private static Map<UUID, UUID> above(List<ChangeCard> undecided) {
        Map<UUID, UUID> above = new HashMap<>();
        for (ChangeCard card : undecided) {
            ChangeCard.Side before = card.before();
            if (before != null) {
                above.putIfAbsent(card.passage().id(), before.id());
            }
        }
        return above;
    }

    /// Of how many refusals no line of the page tells: mostly of those that wait no more.
    private static long unseen(Decided decided, Page<ChangeCard> changed, Page<ChangeCard> removed) {
        Set<UUID> seen = Stream.of(changed, removed).flatMap(page -> page.items().stream())
                .flatMap(card -> card.snippets().stream()).map(snippet -> snippet.id().value())
                .collect(Collectors.toSet());
        return decided.refused().keySet().stream().filter(id -> !seen.contains(id)).count();
    }
}
