package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.LifecycleAction;
import io.riffbook.content.Reviews;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.content.Step;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A snippet as a page, and what its authors do with it there.
@Controller
@Hidden
@RequestMapping("/snippets/{id}")
class SnippetPages {
    private final Snippets snippets;
    private final Reviews reviews;
    private final SnippetPageView view;
    private final Idempotency idempotency;
    private final DeckDecisions decisions;
    private final Decks decks;

    SnippetPages(Snippets snippets, Reviews reviews, SnippetPageView view, Idempotency idempotency,
            DeckDecisions decisions, Decks decks) {
        this.snippets = snippets;
        this.reviews = reviews;
        this.view = view;
        this.idempotency = idempotency;
        this.decisions = decisions;
        this.decks = decks;
    }

    @GetMapping
    ModelAndView snippet(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer revision,
            Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        SnippetRevision shown = revision == null
                ? snippets.currentRevision(snippet, viewer)
                : snippets.revision(snippet, revision, viewer);
        return view.of(snippet, shown, viewer);
    }

    @PostMapping("/lifecycle")
    ModelAndView move(@PathVariable UUID id, @RequestParam String action,
            @RequestParam(defaultValue = "") String comment, @RequestParam(defaultValue = "") String at,
            @RequestParam long version, Viewer viewer) {
        return doing(id, viewer, comment, () -> {
            Step step = new Step(LifecycleAction.of(action), Optional.of(comment), FormTimes.moment(at, "/at"));
            snippets.take(viewer, step, new SnippetId(id), Version.expected(null, version));
        });
    }

    @PostMapping("/verify")
    ModelAndView verify(@PathVariable UUID id, @RequestParam(defaultValue = "") String reviewBy,
            @RequestParam long version, Viewer viewer) {
        return doing(id, viewer, "", () -> snippets.verify(viewer, new SnippetId(id), Version.expected(null, version),
                FormTimes.day(reviewBy, "/reviewBy")));
    }

    @PostMapping("/review")
    ModelAndView comment(@PathVariable UUID id, @RequestParam(defaultValue = "") String comment,
            @RequestParam String clientId, Viewer viewer) {
        return doing(id, viewer, comment, () -> idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /snippets/" + id + "/review",
                        IdempotencyKey.of(null, clientId), Map.of("comment", comment)),
                () -> {
                    reviews.comment(viewer, snippets.find(new SnippetId(id), viewer), comment);
                    return ResponseEntity.status(HttpStatus.CREATED).build();
                }));
    }

    @PostMapping("/deck-change")
    ModelAndView decide(@PathVariable UUID id, @RequestParam UUID deck, @RequestParam int revision,
            @RequestParam MultiValueMap<String, String> values, Viewer viewer) {
        return doing(id, viewer, "", () -> {
            DeckDecisionForm form = DeckDecisionForm.read(new FormValues(values));
            Decided decided = decisions.decide(viewer, decks.find(new DeckId(deck)), revision, form);
            decided.refused().values().stream().findFirst().ifPresent(why -> {
                throw InvalidRequestException.because(why);
            });
        });
    }

    /// Does it and shows the snippet; where it is refused, with the reason and with what was typed.
    private ModelAndView doing(UUID id, Viewer viewer, String comment, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/snippets/" + id);
        } catch (RefusedException e) {
            Snippet current = snippets.find(new SnippetId(id), viewer);
            ModelAndView page = view.of(current, snippets.currentRevision(current, viewer), viewer)
                    .addObject("message", FormFaults.inWords(e)).addObject("typed", comment);
            page.setStatus(e.problem().status());
            return page;
        }
    }
}
