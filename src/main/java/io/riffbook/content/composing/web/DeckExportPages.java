package io.riffbook.content.composing.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.composing.ComposedDecks;
import io.riffbook.content.composing.DeckExports;
import io.riffbook.content.composing.DeckTemplateId;
import io.riffbook.content.composing.DeckTemplates;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Asking for a presentation or a document of a deck, and how far it has come.
@Controller
@Hidden
@RequestMapping("/decks/{id}/exports")
class DeckExportPages {
    private static final PageLimit CHOICES = new PageLimit(PageLimit.MAXIMUM);

    private final Decks decks;
    private final DeckExports exports;
    private final DeckTemplates templates;
    private final Jobs jobs;
    private final Idempotency idempotency;

    DeckExportPages(Decks decks, DeckExports exports, DeckTemplates templates, Jobs jobs, Idempotency idempotency) {
        this.decks = decks;
        this.exports = exports;
        this.templates = templates;
        this.jobs = jobs;
        this.idempotency = idempotency;
    }

    /// An export as its page shows it.
    ///
    /// @param failure why there is none, if it failed
    public record Progress(JobId id, DeckId deck, int percent, String step, int done, int total, boolean isOver,
            boolean isDone, String format, @Nullable String failure) {
        static Progress of(DeckId deck, Job job) {
            return new Progress(job.id(), deck, job.percent(), job.step(), job.done(), job.total(),
                    job.state().isFinal(), job.state() == Job.State.DONE,
                    job.result().map(result -> String.valueOf(result.get("format"))).orElse(""),
                    job.failure().map(Job.Failure::detail).orElse(null));
        }
    }

    @GetMapping
    ModelAndView choose(@PathVariable UUID id) {
        Deck deck = decks.find(new DeckId(id));
        return new ModelAndView("content/deck-export", new ModelMap("deck", deck)
                .addAttribute("written", ComposedDecks.isWritten(deck)).addAttribute("clientId", Ids.next())
                .addAttribute("templates", templates.list(Optional.empty(), CHOICES).items()));
    }

    @PostMapping
    ResponseEntity<?> order(@PathVariable UUID id, @RequestParam String format,
            @RequestParam(defaultValue = "") String template, @RequestParam String clientId, Viewer viewer) {
        DeckExports.Wish wish = new DeckExports.Wish(DeckExportController.format(format), Optional.empty(),
                Optional.of(template).filter(given -> !given.isBlank()).map(DeckExportPages::id)
                        .map(DeckTemplateId::new));
        ResponseEntity<?> answer = idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /decks/" + id + "/exports",
                        IdempotencyKey.of(null, clientId), List.of(format, template)),
                () -> ResponseEntity.status(303).location(URI.create(
                        "/decks/" + id + "/exports/" + exports.order(viewer, new DeckId(id), wish))).build());
        return ResponseEntity.status(303).headers(answer.getHeaders()).build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw InvalidRequestException.at(new FieldFault("/template", "is no template"));
        }
    }

    @GetMapping("/{job}")
    ModelAndView job(@PathVariable UUID id, @PathVariable UUID job, Viewer viewer) {
        return new ModelAndView("content/deck-export-job", model(id, job, viewer));
    }

    @GetMapping("/{job}/progress")
    ModelAndView progress(@PathVariable UUID id, @PathVariable UUID job, Viewer viewer) {
        return new ModelAndView("content/deck-export-job :: progress", model(id, job, viewer));
    }

    private ModelMap model(UUID id, UUID job, Viewer viewer) {
        Deck deck = decks.find(new DeckId(id));
        return new ModelMap("deck", deck).addAttribute("job",
                Progress.of(deck.id(), jobs.find(new JobId(job), viewer)));
    }
}
