package io.riffbook.content.bulk.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.BulkChange;
import io.riffbook.content.bulk.BulkChangeId;
import io.riffbook.content.bulk.BulkChanges;
import io.riffbook.content.bulk.BulkItem;
import io.riffbook.content.bulk.BulkItem.Outcome;
import io.riffbook.content.bulk.Change;
import io.riffbook.content.web.ConceptChoices;
import io.riffbook.content.web.FormFaults;
import io.riffbook.content.web.PersonChoices;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.model.Taxonomies;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// Changing many snippets at once, from choosing what to the result for each and the undo.
@Controller
@Hidden
@RequestMapping("/bulk-changes")
class BulkPages {
    private static final PageLimit LINES = new PageLimit(50);
    /// How many of the selected ones are named before they are changed.
    private static final int NAMED = 8;

    private final BulkChanges bulkChanges;
    private final SnippetCards cards;
    private final Jobs jobs;
    private final Taxonomies taxonomies;
    private final ConceptChoices concepts;
    private final PersonChoices people;
    private final Idempotency idempotency;

    BulkPages(BulkChanges bulkChanges, SnippetCards cards, Jobs jobs, Taxonomies taxonomies, ConceptChoices concepts,
            PersonChoices people, Idempotency idempotency) {
        this.bulkChanges = bulkChanges;
        this.cards = cards;
        this.jobs = jobs;
        this.taxonomies = taxonomies;
        this.concepts = concepts;
        this.people = people;
        this.idempotency = idempotency;
    }

    /// What became of one snippet.
    ///
    /// @param title absent where the snippet is gone
    public record ItemLine(UUID snippet, @Nullable String title, String outcome, @Nullable String why) {
        static ItemLine of(BulkItem item, Map<SnippetId, SnippetCard> cards) {
            SnippetCard card = cards.get(item.snippet());
            return new ItemLine(item.snippet().value(), card == null ? null : card.title(), item.outcome().word(),
                    item.refusal().map(BulkItem.Refusal::detail).orElse(null));
        }
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String cursor) {
        Page<BulkChange> page = bulkChanges.list(Cursor.decode(cursor), LINES);
        ChangeWords words = ChangeWords.of(page.items(), taxonomies.snapshot(), people);
        return new ModelAndView("content/bulk-changes", new ModelMap("bulks",
                page.map(bulk -> BulkLine.of(bulk, words))).addAttribute("onward", cursor != null));
    }

    @GetMapping("/new")
    ModelAndView choose(@RequestParam MultiValueMap<String, String> values, Viewer viewer) {
        return form(ChangeForm.read(values), viewer, null);
    }

    @PostMapping
    ModelAndView start(@RequestParam MultiValueMap<String, String> values, @RequestParam String clientId,
            Viewer viewer) {
        ChangeForm form = ChangeForm.read(values);
        try {
            Change change = form.change();
            ResponseEntity<?> taken = idempotency.once(
                    new Idempotency.Request(viewer.principal(), "POST /bulk-changes",
                            IdempotencyKey.of(null, clientId), form),
                    () -> {
                        BulkChange bulk = bulkChanges.start(viewer, change, asShown(form, viewer));
                        return ResponseEntity.accepted().location(URI.create("/bulk-changes/" + bulk.id())).build();
                    });
            return new ModelAndView("redirect:" + Objects.requireNonNull(taken.getHeaders().getLocation()));
        } catch (RefusedException e) {
            ModelAndView again = form(form, viewer, FormFaults.inWords(e));
            again.setStatus(e.problem().status());
            return again;
        }
    }

    @GetMapping("/{id}")
    ModelAndView bulkChange(@PathVariable UUID id, @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return result(bulkChanges.find(new BulkChangeId(id)), outcome, cursor, viewer);
    }

    @GetMapping("/{id}/progress")
    Object progress(@PathVariable UUID id, Viewer viewer) {
        BulkChange bulk = bulkChanges.find(new BulkChangeId(id));
        return job(bulk, viewer).state().isFinal()
                ? ResponseEntity.noContent().header("HX-Refresh", "true").build()
                : result(bulk, "", null, viewer, "content/bulk-change :: progress");
    }

    @PostMapping("/{id}/undo")
    ModelAndView undo(@PathVariable UUID id, Viewer viewer) {
        try {
            bulkChanges.undo(viewer, new BulkChangeId(id));
            return new ModelAndView("redirect:/bulk-changes/" + id);
        } catch (RefusedException e) {
            ModelAndView page = result(bulkChanges.find(new BulkChangeId(id)), "", null, viewer)
                    .addObject("message", FormFaults.inWords(e));
            page.setStatus(e.problem().status());
            return page;
        }
    }

    /// Exactly as many as the form showed: whoever changes everything that a filter lets through has seen how many that is.
    private List<SnippetId> asShown(ChangeForm form, Viewer viewer) {
        List<SnippetId> selected = selected(form, viewer);
        if (selected.size() != form.expected()) {
            throw SelectionChangedException.from(form.expected(), selected.size());
        }
        return selected;
    }

    private List<SnippetId> selected(ChangeForm form, Viewer viewer) {
        return form.isTicked() ? form.ticked() : bulkChanges.select(form.filter().filter(viewer));
    }

    private ModelAndView form(ChangeForm form, Viewer viewer, @Nullable String message) {
        List<SnippetId> selected;
        try {
            selected = selected(form, viewer);
        } catch (RefusedException e) {
            return new ModelAndView("content/bulk-change-form",
                    new ModelMap("form", form).addAttribute("count", 0).addAttribute("titles", List.of())
                            .addAttribute("message", FormFaults.inWords(e)),
                    HttpStatus.valueOf(e.problem().status().value()));
        }
        List<SnippetId> first = selected.subList(0, Math.min(NAMED, selected.size()));
        Map<SnippetId, SnippetCard> known = cards.newestVisibleTo(viewer, first);
        return new ModelAndView("content/bulk-change-form", new ModelMap("form", form)
                .addAttribute("count", selected.size())
                .addAttribute("titles", first.stream().flatMap(id -> Stream.ofNullable(known.get(id)))
                        .map(SnippetCard::title).toList())
                .addAttribute("taxonomies", concepts.all()).addAttribute("people", people.authors())
                .addAttribute("clientId", Ids.next()).addAttribute("message", message));
    }

    private ModelAndView result(BulkChange bulk, String outcome, @Nullable String cursor, Viewer viewer) {
        return result(bulk, outcome, cursor, viewer, "content/bulk-change");
    }

    private ModelAndView result(BulkChange bulk, String outcome, @Nullable String cursor, Viewer viewer,
            String template) {
        Page<BulkItem> items = bulkChanges.items(bulk, Outcome.find(outcome), Cursor.decode(cursor), LINES);
        Map<SnippetId, SnippetCard> known = cards.newestVisibleTo(viewer,
                items.items().stream().map(BulkItem::snippet).toList());
        return new ModelAndView(template, new ModelMap("bulk",
                BulkLine.of(bulk, ChangeWords.of(List.of(bulk), taxonomies.snapshot(), people)))
                .addAttribute("job", job(bulk, viewer)).addAttribute("outcome", outcome)
                .addAttribute("items", items.map(item -> ItemLine.of(item, known)))
                .addAttribute("onward", cursor != null));
    }

    /// The job that is or was the last at work on it.
    private Job job(BulkChange bulk, Viewer viewer) {
        JobId last = bulk.undo().map(BulkChange.Undo::job).orElse(bulk.job());
        return jobs.find(last, viewer);
    }
}
