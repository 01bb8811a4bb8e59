package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.Deck;
import io.riffbook.content.Decks;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.SnippetFilter;
import io.riffbook.content.Snippets;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The authors' list of snippets, from which many can be changed at once.
@Controller
@Hidden
class SnippetListPage {
    private static final PageLimit LINES = new PageLimit(50);

    private final Snippets snippets;
    private final Decks decks;
    private final ContentTypes types;
    private final ConceptChoices concepts;

    SnippetListPage(Snippets snippets, Decks decks, ContentTypes types, ConceptChoices concepts) {
        this.snippets = snippets;
        this.decks = decks;
        this.types = types;
        this.concepts = concepts;
    }

    @GetMapping("/snippets")
    ModelAndView list(@RequestParam MultiValueMap<String, String> values,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        ListFilter listed = ListFilter.read(values);
        SnippetFilter filter = listed.filter(viewer);
        Optional<Deck> from = filter.deck().map(decks::find);
        LocalDate today = snippets.today();
        Page<SnippetLine> page = snippets.list(filter, Cursor.decode(cursor), LINES)
                .map(snippet -> SnippetLine.of(snippet,
                        types.find(snippet.kind()).map(ContentType::label).orElse(snippet.kind().name()), concepts,
                        today));
        return new ModelAndView("content/snippets", new ModelMap("snippets", page).addAttribute("filter", listed)
                .addAttribute("kinds", types.all()).addAttribute("lifecycles", List.of(Lifecycle.values()))
                .addAttribute("taxonomies", concepts.all()).addAttribute("deck", from.orElse(null))
                .addAttribute("onward", cursor != null)
                .addAttribute("filtered", !filter.equals(SnippetFilter.NONE)));
    }
}
