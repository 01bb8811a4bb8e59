package io.riffbook.content.composing.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.composing.ComposedDecks;
import io.riffbook.content.composing.WrittenDeck;
import io.riffbook.content.web.FormFaults;
import io.riffbook.storage.StoredFile;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.PreconditionException;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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

/// Writing a deck in the browser, with its slides beside it.
@Controller
@Hidden
@RequestMapping("/decks")
class ComposePages {
    private static final String START = """
            # The title of the deck

            What it is about, for whom

            ---

            ## One thing a slide

            - A point
            - Another one

            <!-- What the speaker says -->
            """;

    private final ComposedDecks composed;
    private final Idempotency idempotency;

    ComposePages(ComposedDecks composed, Idempotency idempotency) {
        this.composed = composed;
        this.idempotency = idempotency;
    }

    @GetMapping("/new")
    ModelAndView write() {
        return page(WrittenForm.of("", START, 0), null);
    }

    @PostMapping("/new")
    Object create(@RequestParam String title, @RequestParam String markdown, @RequestParam String clientId,
            @RequestParam(defaultValue = "save") String action, Viewer viewer) {
        WrittenForm form = new WrittenForm(clientId, title, markdown, 0, null, null);
        if (action.equals("preview")) {
            return page(form, null);
        }
        try {
            return once(viewer, "POST /decks/new", form, stored -> composed.create(viewer, title, stored));
        } catch (RefusedException e) {
            return refused(form, null, e);
        }
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable UUID id) {
        WrittenDeck written = composed.find(new DeckId(id));
        return page(WrittenForm.of(written.deck().title(), written.markdown(), written.deck().version().number()),
                written);
    }

    @PostMapping("/{id}/edit")
    Object save(@PathVariable UUID id, @RequestParam String markdown, @RequestParam long version,
            @RequestParam String clientId, @RequestParam(defaultValue = "save") String action, Viewer viewer) {
        DeckId deck = new DeckId(id);
        WrittenDeck written = composed.find(deck);
        WrittenForm form = new WrittenForm(clientId, written.deck().title(), markdown, version, null, null);
        if (action.equals("preview")) {
            return page(form, written);
        }
        try {
            return once(viewer, "POST /decks/" + id + "/edit", form,
                    stored -> composed.revise(viewer, deck, Version.expected(null, version), stored));
        } catch (PreconditionException e) {
            WrittenDeck theirs = composed.find(deck);
            WrittenForm both = new WrittenForm(WrittenForm.of("", "", 0).clientId(), form.title(), markdown,
                    theirs.deck().version().number(), theirs.markdown(), null);
            return withStatus(page(both, theirs), e);
        } catch (RefusedException e) {
            return refused(form, written, e);
        }
    }

    @PostMapping("/preview")
    ModelAndView preview(@RequestParam String markdown) {
        return new ModelAndView("content/compose :: slides(${slides})", Map.of("slides", WrittenForm.slides(markdown)));
    }

    private ResponseEntity<?> once(Viewer viewer, String route, WrittenForm form,
            Function<StoredFile, Decks.Intake> effect) {
        ResponseEntity<?> answer = idempotency.once(
                new Idempotency.Request(viewer.principal(), route, IdempotencyKey.of(null, form.clientId()),
                        List.of(form.title(), form.markdown(), form.version())),
                () -> composed.keep(form.markdown()),
                stored -> ResponseEntity.status(303)
                        .location(URI.create("/decks/jobs/" + effect.apply(stored).jobId())).build());
        return ResponseEntity.status(303).headers(answer.getHeaders()).build();
    }

    private static ModelAndView refused(WrittenForm form, @Nullable WrittenDeck written, RefusedException why) {
        return withStatus(page(form.refused(FormFaults.inWords(why)), written), why);
    }

    private static ModelAndView withStatus(ModelAndView page, RefusedException why) {
        page.setStatus(why.problem().status());
        return page;
    }

    private static ModelAndView page(WrittenForm form, @Nullable WrittenDeck written) {
        return new ModelAndView("content/compose", new ModelMap("form", form)
                .addAttribute("deck", written == null ? null : written.deck())
                .addAttribute("slides", form.slides()));
    }
}
