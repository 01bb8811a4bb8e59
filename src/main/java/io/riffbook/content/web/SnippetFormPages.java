package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.Classification;
import io.riffbook.content.DraftedSnippet;
import io.riffbook.content.Drafting;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.content.Upkeep;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.riffbook.web.PreconditionException;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where snippets are written by hand: one form for all kinds, made from what the content model says of the kind.
@Controller
@Hidden
@RequestMapping("/snippets")
class SnippetFormPages {
    private final Snippets snippets;
    private final Drafting drafting;
    private final ContentTypes types;
    private final SnippetFormView view;
    private final Idempotency idempotency;

    SnippetFormPages(Snippets snippets, Drafting drafting, ContentTypes types, SnippetFormView view,
            Idempotency idempotency) {
        this.snippets = snippets;
        this.drafting = drafting;
        this.types = types;
        this.view = view;
        this.idempotency = idempotency;
    }

    @GetMapping("/new")
    ModelAndView blank(@RequestParam(required = false) @Nullable String kind) {
        if (kind == null) {
            return new ModelAndView("content/new-snippet", new ModelMap("kinds", types.offered()));
        }
        ContentType type = types.forNew(new Kind(kind));
        return view.of(type, SnippetForm.empty(type, Ids.next().toString()), new FormFaults());
    }

    @PostMapping
    ModelAndView create(@RequestParam String kind, @RequestParam MultiValueMap<String, String> values, Viewer viewer) {
        ContentType type = types.forNew(new Kind(kind));
        SnippetForm form = SnippetForm.read(new FormValues(values));
        FormFaults faults = new FormFaults();
        Optional<Checked> checked = check(type, form, Optional.empty(), faults);
        if (checked.isEmpty()) {
            return refused(view.of(type, form, faults));
        }
        try {
            ResponseEntity<?> created = create(viewer, form, checked.get());
            return new ModelAndView("redirect:" + Objects.requireNonNull(created.getHeaders().getLocation()));
        } catch (RefusedException e) {
            faults.add(e);
            return refused(view.of(type, form, faults));
        }
    }

    private ResponseEntity<?> create(Viewer viewer, SnippetForm form, Checked checked) {
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /snippets",
                IdempotencyKey.of(null, form.clientId()), form),
                () -> drafting.newSnippet(viewer, checked.content(), checked.classification(), Optional.empty(), false),
                drafted -> {
                    snippets.add(viewer, Set.of(drafted));
                    return ResponseEntity.created(URI.create("/snippets/" + drafted.snippet().id())).build();
                });
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable UUID id, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        SnippetRevision latest = snippets.revision(snippet, snippet.latestRevision(), viewer);
        return view.of(types.get(snippet.kind()), SnippetForm.of(snippet, latest, Ids.next().toString()),
                new FormFaults()).addObject("snippet", snippet);
    }

    @PostMapping("/{id}/edit")
    ModelAndView save(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> values, Viewer viewer) {
        Snippet current = snippets.find(new SnippetId(id), viewer);
        SnippetRevision latest = snippets.revision(current, current.latestRevision(), viewer);
        ContentType type = types.get(current.kind());
        SnippetForm form = SnippetForm.read(new FormValues(values));
        FormFaults faults = new FormFaults();
        Optional<Checked> checked = check(type, form, Optional.of(current.classification()), faults);
        if (checked.isEmpty()) {
            return refused(view.of(type, form, faults).addObject("snippet", current));
        }
        Changes changes = Changes.between(current, latest, checked.get());
        if (changes.isNothing()) {
            return new ModelAndView("redirect:/snippets/" + id);
        }
        if (form.version() != current.version().number()) {
            return stale(type, form, current, latest);
        }
        return save(viewer, type, form, current, latest, changes);
    }

    private ModelAndView save(Viewer viewer, ContentType type, SnippetForm form, Snippet current,
            SnippetRevision latest, Changes changes) {
        try {
            Optional<DraftedSnippet> revised = changes.content()
                    .map(content -> drafting.newRevision(viewer, current, latest, content));
            snippets.edit(viewer, current, revised, changes.classification());
            return new ModelAndView("redirect:/snippets/" + current.id());
        } catch (PreconditionException _) {
            // somebody was faster by less than this request took
            Snippet newer = snippets.find(current.id(), viewer);
            return stale(type, form, newer, snippets.revision(newer, newer.latestRevision(), viewer));
        } catch (RefusedException e) {
            FormFaults faults = new FormFaults();
            faults.add(e);
            return refused(view.of(type, form, faults).addObject("snippet", current));
        }
    }

    /// Nothing typed is lost: the form comes back as it was, beside what it says now, and the next save is on top of that.
    private ModelAndView stale(ContentType type, SnippetForm form, Snippet newer, SnippetRevision latest) {
        ModelAndView again = view.of(type, form.onTopOf(newer), new FormFaults()).addObject("snippet", newer)
                .addObject("theirs", SnippetForm.of(newer, latest, ""));
        again.setStatus(HttpStatus.PRECONDITION_FAILED);
        return again;
    }

    private record Checked(SnippetContent content, Classification classification) {}

    private record Changes(Optional<SnippetContent> content, Optional<Classification> classification) {
        static Changes between(Snippet current, SnippetRevision latest, Checked wanted) {
            SnippetEdit before = SnippetEdit.of(current, latest);
            return new Changes(
                    Optional.of(wanted.content())
                            .filter(content -> !content.equals(before.content(current.kind()))),
                    Optional.of(wanted.classification())
                            .filter(classification -> !classification.equals(before.classification())));
        }

        boolean isNothing() {
            return content.isEmpty() && classification.isEmpty();
        }
    }

    /// Looks for all faults at once; gives nothing if there are any.
    private Optional<Checked> check(ContentType type, SnippetForm form, Optional<Classification> before,
            FormFaults faults) {
        Optional<SnippetContent> content = faults.check(() -> form.content(type));
        faults.addAll(types.validate(type.kind(), form.fieldValues(type), "/fields"));
        Optional<Classification> classification = faults
                .check(() -> form.classification(type, before.map(Classification::upkeep).orElse(Upkeep.UNSAID),
                        before.flatMap(Classification::language)));
        classification.ifPresent(known -> faults.check(() -> {
            drafting.check(known, before);
            return known;
        }));
        return faults.any()
                ? Optional.empty()
                : Optional.of(new Checked(content.orElseThrow(), classification.orElseThrow()));
    }

    private static ModelAndView refused(ModelAndView form) {
        form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return form;
    }
}
