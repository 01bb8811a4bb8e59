package io.riffbook.search.saved.web;

import io.riffbook.access.Viewer;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.search.SnippetQuery;
import io.riffbook.search.saved.AlertId;
import io.riffbook.search.saved.SavedSearch;
import io.riffbook.search.saved.SavedSearch.Wanted;
import io.riffbook.search.saved.SavedSearchId;
import io.riffbook.search.saved.SavedSearches;
import io.riffbook.search.saved.SearchAlerts;
import io.riffbook.search.web.SearchAddress;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The page of one's saved searches and of what they found that is new.
@Controller
@Hidden
@RequestMapping("/saved-searches")
class SavedSearchPages {
    private static final String HERE = "redirect:/saved-searches";
    private static final PageLimit ALL = new PageLimit(SavedSearches.MOST);
    private static final PageLimit ALERTS = new PageLimit(25);

    private final SavedSearches searches;
    private final SearchAlerts alerts;
    private final Idempotency idempotency;
    private final Taxonomies taxonomies;
    private final ContentTypes types;

    SavedSearchPages(SavedSearches searches, SearchAlerts alerts, Idempotency idempotency, Taxonomies taxonomies,
            ContentTypes types) {
        this.searches = searches;
        this.alerts = alerts;
        this.idempotency = idempotency;
        this.taxonomies = taxonomies;
        this.types = types;
    }

    /// A saved search as the page shows it.
    ///
    /// @param address of what it finds
    /// @param says what it looks for, in words
    record Line(UUID id, String name, String address, List<String> says, boolean alert, long version) {}

    @GetMapping
    String page(@RequestParam(required = false) @Nullable String cursor, Viewer viewer, Model model) {
        SearchAlerts.Found found = alerts.list(viewer, Cursor.decode(cursor), ALERTS);
        model.addAttribute("searches",
                searches.list(viewer, Optional.empty(), ALL).items().stream().map(this::line).toList());
        model.addAttribute("alerts", found.page()).addAttribute("unseen", found.unseen())
                .addAttribute("onward", cursor != null);
        return "search/saved-searches";
    }

    @PostMapping
    String save(@ModelAttribute SavedSearchForm form, Viewer viewer) {
        Wanted wanted = form.wanted();
        idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /saved-searches",
                        IdempotencyKey.of(null, form.clientId()), form),
                () -> ResponseEntity.ok(searches.save(viewer, wanted).id().toString()));
        return HERE;
    }

    @PostMapping("/{id}/alert")
    String alert(@PathVariable UUID id, @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean alert, Viewer viewer) {
        SavedSearch before = searches.get(viewer, new SavedSearchId(id));
        searches.change(viewer, before.id(), Version.expected(null, version),
                new Wanted(before.wanted().name(), before.wanted().query(), alert));
        return HERE;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @RequestParam long version, Viewer viewer) {
        searches.remove(viewer, new SavedSearchId(id), Version.expected(null, version));
        return HERE;
    }

    @PostMapping("/alerts/seen")
    String seen(@RequestParam UUID upTo, Viewer viewer) {
        alerts.seenUpTo(viewer, new AlertId(upTo));
        return HERE;
    }

    private Line line(SavedSearch search) {
        SnippetQuery query = search.wanted().query();
        TaxonomySnapshot known = taxonomies.snapshot();
        List<String> says = new ArrayList<>();
        if (!query.text().isBlank()) {
            says.add(query.text());
        }
        query.kinds().stream().sorted(Comparator.comparing(Kind::name))
                .forEach(kind -> says.add(types.find(kind).map(ContentType::label).orElse(kind.name())));
        query.concepts().stream().sorted().map(known::label).forEach(says::add);
        query.context().concepts().stream().sorted().map((ConceptId concept) -> "for " + known.label(concept))
                .forEach(says::add);
        if (query.verifiedOnly()) {
            says.add("verified");
        }
        return new Line(search.id().value(), search.wanted().name(), SearchAddress.of(query, null), says,
                search.wanted().alert(), search.version().number());
    }
}
