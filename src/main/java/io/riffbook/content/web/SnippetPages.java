package io.riffbook.content.web;

import io.riffbook.access.People;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.ContentSettings;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.LifecycleAction;
import io.riffbook.content.SimilarSnippets;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetFilter;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.content.Step;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The authors' list of snippets, and each snippet as a page.
@Controller
@Hidden
@RequestMapping("/snippets")
class SnippetPages {
    private static final PageLimit LINES = new PageLimit(50);
    private static final PageLimit REVISIONS = new PageLimit(20);
    /// Analysts only read.
    private static final Set<Role> PLAYERS = Set.of(Role.REP, Role.MARKETER, Role.ADMIN);

    private final Snippets snippets;
    private final SimilarSnippets similar;
    private final Decks decks;
    private final People people;
    private final ContentTypes types;
    private final ConceptChoices concepts;
    private final GroupChoices groups;
    private final ContentSettings settings;

    SnippetPages(Snippets snippets, SimilarSnippets similar, Decks decks, People people, ContentTypes types,
            ConceptChoices concepts,
            GroupChoices groups, ContentSettings settings) {
        this.snippets = snippets;
        this.similar = similar;
        this.decks = decks;
        this.people = people;
        this.types = types;
        this.concepts = concepts;
        this.groups = groups;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String lifecycle, @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable UUID deck,
            @RequestParam(required = false) @Nullable String cursor) {
        Optional<Deck> from = Optional.ofNullable(deck).map(DeckId::new).map(decks::find);
        SnippetFilter filter = new SnippetFilter(Lifecycle.find(lifecycle),
                Optional.of(kind).filter(name -> !name.isEmpty()).map(Kind::new), from.map(Deck::id));
        Page<SnippetLine> page = snippets.list(filter, Cursor.decode(cursor), LINES)
                .map(snippet -> SnippetLine.of(snippet, label(snippet.kind()), concepts));
        return new ModelAndView("content/snippets", new ModelMap("snippets", page).addAttribute("kinds", types.all())
                .addAttribute("lifecycles", List.of(Lifecycle.values())).addAttribute("lifecycle", lifecycle)
                .addAttribute("kind", kind).addAttribute("deck", from.orElse(null))
                .addAttribute("onward", cursor != null)
                .addAttribute("filtered", !filter.equals(SnippetFilter.NONE)));
    }

    @GetMapping("/{id}")
    ModelAndView snippet(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer revision,
            Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        SnippetRevision shown = revision == null
                ? snippets.currentRevision(snippet, viewer)
                : snippets.revision(snippet, revision, viewer);
        return page(snippet, shown, viewer);
    }

    @PostMapping("/{id}/lifecycle")
    ModelAndView move(@PathVariable UUID id, @RequestParam String action,
            @RequestParam(defaultValue = "") String comment, @RequestParam long version, Viewer viewer) {
        SnippetId snippet = new SnippetId(id);
        try {
            Step step = new Step(LifecycleAction.of(action), Optional.of(comment), Optional.empty());
            snippets.take(viewer, step, snippet, Version.expected(null, version));
            return new ModelAndView("redirect:/snippets/" + id);
        } catch (RefusedException e) {
            Snippet current = snippets.find(snippet, viewer);
            ModelAndView page = page(current, snippets.currentRevision(current, viewer), viewer)
                    .addObject("message", FormFaults.inWords(e));
            page.setStatus(e.problem().status());
            return page;
        }
    }

    private ModelAndView page(Snippet snippet, SnippetRevision shown, Viewer viewer) {
        boolean authors = viewer.mayAuthor();
        return new ModelAndView("content/snippet", new ModelMap("snippet", snippet).addAttribute("shown", shown)
                .addAttribute("published", snippet.publishedRevision().orElse(null))
                .addAttribute("kindLabel", label(snippet.kind()))
                .addAttribute("pieces", SnippetPieces.of(types.find(snippet.kind()), shown))
                .addAttribute("tags", concepts.labels(snippet.tags()))
                .addAttribute("isFor", concepts.labels(snippet.audience().isFor()))
                .addAttribute("notFor", concepts.labels(snippet.audience().notFor()))
                .addAttribute("groups", groups.names(snippet.visibility().groups()))
                .addAttribute("owner",
                        snippet.owner().map(owner -> people.names(Set.of(owner)).get(owner)).orElse(null))
                .addAttribute("authors", authors)
                .addAttribute("plays", snippet.publishedRevision().isPresent()
                        && !Collections.disjoint(viewer.roles(), PLAYERS))
                .addAttribute("deck", authors ? snippet.deck().map(decks::find).orElse(null) : null)
                .addAttribute("similar", authors ? similar.to(shown) : List.of())
                .addAttribute("revisions", authors
                        ? snippets.revisions(snippet, Optional.empty(), REVISIONS).items()
                        : List.of())
                .addAttribute("buttons", authors
                        ? LifecycleButton.from(snippet.lifecycle(), settings.reviewRequired())
                        : List.of()));
    }

    private String label(Kind kind) {
        return types.find(kind).map(ContentType::label).orElse(kind.name());
    }
}
