package io.riffbook.variations.web;

import io.riffbook.access.Viewer;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.storage.StoredFile;
import io.riffbook.variations.SlideRecognition;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Where slides come from that somebody returned: over the API, and as a page.
@Controller
class RecognitionController {
    private final SlideRecognition recognition;
    private final Jobs jobs;
    private final Idempotency idempotency;

    RecognitionController(SlideRecognition recognition, Jobs jobs, Idempotency idempotency) {
        this.recognition = recognition;
        this.jobs = jobs;
        this.idempotency = idempotency;
    }

    record Taken(JobId jobId) {}

    @Operation(operationId = "recogniseSlides", summary = "Says where the slides of a returned presentation come from, and what they say otherwise; a job reads it, and its result tells")
    @PostMapping("/api/v1/variations/recognise")
    ResponseEntity<?> recognise(@RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String clientId, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
        StoredFile stored = receive(file);
        String name = nameOf(file);
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/variations/recognise",
                IdempotencyKey.of(key, clientId), List.of(stored.hash(), name)), () -> {
                    JobId job = recognition.recognise(viewer, stored, name);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job)).body(new Taken(job));
                });
    }

    @Hidden
    @GetMapping("/variations/recognise")
    ModelAndView form() {
        return new ModelAndView("variations/recognise", new ModelMap("clientId", Ids.next().toString()));
    }

    /// htmx would follow a redirect on its own and put the page into the form.
    @Hidden
    @PostMapping("/variations/recognise")
    ResponseEntity<?> upload(@RequestParam MultipartFile file, @RequestParam String clientId,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Viewer viewer)
            throws IOException {
        StoredFile stored = receive(file);
        String name = nameOf(file);
        ResponseEntity<?> taken = idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /variations/recognise",
                        IdempotencyKey.of(null, clientId), List.of(stored.hash(), name)),
                () -> ResponseEntity.accepted().location(URI.create(
                        "/variations/recognised/" + recognition.recognise(viewer, stored, name))).build());
        URI there = Objects.requireNonNull(taken.getHeaders().getLocation());
        return htmx == null
                ? ResponseEntity.status(HttpStatus.SEE_OTHER).location(there).build()
                : ResponseEntity.noContent().header("HX-Redirect", there.toString()).build();
    }

    @Hidden
    @GetMapping("/variations/recognised/{id}")
    ModelAndView recognised(@PathVariable UUID id, Viewer viewer) {
        Job job = jobs.find(new JobId(id), viewer);
        return new ModelAndView("variations/recognised", new ModelMap("job", job)
                .addAttribute("slides", job.result().map(result -> result.get("slides")).orElse(null))
                .addAttribute("failure", job.failure().map(Job.Failure::detail).orElse(null)));
    }

    private StoredFile receive(MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return recognition.receive(content);
        }
    }

    private static String nameOf(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
