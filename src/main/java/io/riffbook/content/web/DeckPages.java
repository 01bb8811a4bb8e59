package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.ContentSettings;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.web.Cursor;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The list of decks, the upload of one, and how far its reading has come.
@Controller
@Hidden
@RequestMapping("/decks")
class DeckPages {
    private static final PageLimit LINES = new PageLimit(50);

    private final Decks decks;
    private final Uploads uploads;
    private final Jobs jobs;
    private final ContentSettings settings;

    DeckPages(Decks decks, Uploads uploads, Jobs jobs, ContentSettings settings) {
        this.decks = decks;
        this.uploads = uploads;
        this.jobs = jobs;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String cursor) {
        return page("content/decks", cursor, null, "");
    }

    @PostMapping
    Object upload(@RequestParam MultipartFile file, @RequestParam(defaultValue = "") String title,
            @RequestParam String clientId, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Viewer viewer) throws IOException {
        try {
            return goTo(uploads.newDeck(upload(viewer, "POST /decks", clientId, file),
                    Optional.of(title).filter(text -> !text.isBlank())), htmx);
        } catch (RefusedException e) {
            ModelAndView form = page(htmx == null ? "content/decks" : "content/decks :: uploadForm", null,
                    FormFaults.inWords(e), title);
            form.setStatus(e.problem().status());
            return form;
        }
    }

    @PostMapping("/{id}/revisions")
    Object uploadRevision(@PathVariable UUID id, @RequestParam MultipartFile file, @RequestParam long version,
            @RequestParam String clientId, @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Viewer viewer) throws IOException {
        Deck deck = decks.find(new DeckId(id));
        try {
            return goTo(uploads.newRevision(upload(viewer, "POST /decks/" + id + "/revisions", clientId, file),
                    deck.id(), Version.expected(null, version)), htmx);
        } catch (RefusedException e) {
            ModelMap model = new ModelMap("deck", deck).addAttribute("clientId", Ids.next())
                    .addAttribute("limit", settings.largestDeck().toMegabytes())
                    .addAttribute("message", FormFaults.inWords(e));
            return new ModelAndView("content/deck :: revisionForm", model, e.problem().status());
        }
    }

    @GetMapping("/jobs/{id}")
    ModelAndView job(@PathVariable UUID id, Viewer viewer) {
        Job job = jobs.find(new JobId(id), viewer);
        return readDeck(job).map(deck -> new ModelAndView("redirect:/decks/" + deck))
                .orElseGet(() -> new ModelAndView("content/job", new ModelMap("job", Progress.of(job))));
    }

    @GetMapping("/jobs/{id}/progress")
    Object progress(@PathVariable UUID id, Viewer viewer) {
        Job job = jobs.find(new JobId(id), viewer);
        Optional<Object> deck = readDeck(job);
        return deck.isPresent()
                ? ResponseEntity.noContent().header("HX-Redirect", "/decks/" + deck.get()).build()
                : new ModelAndView("content/job :: progress", new ModelMap("job", Progress.of(job)));
    }

    /// A job as the page shows it.
    ///
    /// @param failure why it failed, if it did
    public record Progress(JobId id, int percent, String step, int done, int total, boolean isOver,
            @Nullable String failure) {
        static Progress of(Job job) {
            return new Progress(job.id(), job.percent(), job.step(), job.done(), job.total(), job.state().isFinal(),
                    job.failure().map(Job.Failure::detail).orElse(null));
        }
    }

    private static Optional<Object> readDeck(Job job) {
        return job.state() == Job.State.DONE ? job.result().map(result -> result.get("deckId")) : Optional.empty();
    }

    private ModelAndView page(String view, @Nullable String cursor, @Nullable String message, String title) {
        return new ModelAndView(view, new ModelMap("decks", decks.list(Cursor.decode(cursor), LINES))
                .addAttribute("onward", cursor != null)
                .addAttribute("limit", settings.largestDeck().toMegabytes()).addAttribute("clientId", Ids.next())
                .addAttribute("message", message).addAttribute("wantedTitle", title));
    }

    private static Uploads.Upload upload(Viewer viewer, String route, String clientId, MultipartFile file) {
        return new Uploads.Upload(viewer, route, IdempotencyKey.of(null, clientId), file,
                job -> URI.create("/decks/jobs/" + job));
    }

    /// htmx would follow a redirect on its own and put the page into the form.
    private static ResponseEntity<?> goTo(ResponseEntity<?> answer, @Nullable String htmx) {
        URI location = Objects.requireNonNull(answer.getHeaders().getLocation());
        return htmx == null
                ? ResponseEntity.status(303).location(location).build()
                : ResponseEntity.noContent().header("HX-Redirect", location.toString()).build();
    }
}
