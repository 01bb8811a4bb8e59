package io.riffbook.variations.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.RevisionDiff;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.variations.Variation;
import io.riffbook.variations.VariationId;
import io.riffbook.variations.VariationState;
import io.riffbook.variations.Variations;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where people send back what they made of a snippet, and where marketing looks at it.
@Controller
@Hidden
class VariationPages {
    private static final PageLimit LINES = new PageLimit(25);
    private static final String FIELDS = "/fields/";
    private static final String TAKEN = "/variations?reading=true";

    private final Variations variations;
    private final VariationViews views;
    private final VariationDecisions decisions;
    private final SlideController slides;
    private final Snippets snippets;
    private final ContentTypes types;
    private final Idempotency idempotency;

    VariationPages(Variations variations, VariationViews views, VariationDecisions decisions,
            SlideController slides, Snippets snippets,
            ContentTypes types, Idempotency idempotency) {
        this.variations = variations;
        this.views = views;
        this.decisions = decisions;
        this.slides = slides;
        this.snippets = snippets;
        this.types = types;
        this.idempotency = idempotency;
    }

    /// What differs in a field, by the name that people know it by.
    public record Difference(String label, List<RevisionDiff.Piece> pieces) {}

    @GetMapping("/snippets/{id}/variations/new")
    ModelAndView form(@PathVariable UUID id, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        SnippetRevision base = snippets.currentRevision(snippet, viewer);
        return form(snippet, VariationForm.of(base, Ids.next().toString()), Optional.empty());
    }

    @PostMapping("/snippets/{id}/variations")
    ModelAndView propose(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> values, Viewer viewer) {
        Snippet snippet = snippets.find(new SnippetId(id), viewer);
        VariationForm form = VariationForm.read(values);
        try {
            SnippetRevision base = snippets.revision(snippet, form.revision(), viewer);
            SnippetContent content = form.content(types.get(snippet.kind()), base);
            ResponseEntity<?> proposed = idempotency.once(
                    new Idempotency.Request(viewer.principal(), "POST /snippets/" + id + "/variations",
                            IdempotencyKey.of(null, form.clientId()), form),
                    () -> ResponseEntity.created(URI.create("/variations/" + variations
                            .propose(viewer, snippet.id(), base.number(), content, form.comment()).id())).build());
            return new ModelAndView("redirect:" + Objects.requireNonNull(proposed.getHeaders().getLocation()));
        } catch (RefusedException e) {
            ModelAndView again = form(snippet, form, Optional.of(e));
            again.setStatus(e.problem().status());
            return again;
        }
    }

    private ModelAndView form(Snippet snippet, VariationForm form, Optional<RefusedException> refusal) {
        ContentType type = types.get(snippet.kind());
        List<FieldFault> faults = refusal.map(e -> e.problem().faults()).orElse(List.of());
        return new ModelAndView("variations/new-variation", new ModelMap("snippet", snippet).addAttribute("form", form)
                .addAttribute("type", type)
                .addAttribute("fields", type.fields().stream()
                        .filter(field -> !field.deprecated() || form.fields().containsKey(field.name())).toList())
                .addAttribute("faults", faults.stream().collect(
                        Collectors.toMap(FieldFault::pointer, FieldFault::detail, (one, _) -> one)))
                .addAttribute("message", refusal.map(e -> e.problem().detail()).orElse(null)));
    }

    @PostMapping("/snippets/{id}/slide-variations")
    ResponseEntity<?> proposeSlide(@PathVariable UUID id, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String comment, @RequestParam String clientId,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Viewer viewer)
            throws IOException {
        slides.take(viewer, new SnippetId(id), file, comment, IdempotencyKey.of(null, clientId));
        return htmx == null
                ? ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(TAKEN)).build()
                : ResponseEntity.noContent().header("HX-Redirect", TAKEN).build();
    }

    @GetMapping("/variations")
    ModelAndView list(@RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID snippet,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean reading, Viewer viewer) {
        Page<Variation> page = variations.list(viewer, VariationController.filter(state, snippet),
                Cursor.decode(cursor), LINES);
        return new ModelAndView("variations/variations", new ModelMap("lines", views.all(page.items(), viewer))
                .addAttribute("next", page.nextCursor()).addAttribute("onward", cursor != null)
                .addAttribute("state", state == null ? "" : state).addAttribute("snippet", snippet)
                .addAttribute("states", Arrays.stream(VariationState.values()).map(VariationState::word).toList())
                .addAttribute("reading", reading).addAttribute("authors", viewer.mayAuthor()));
    }

    @GetMapping("/variations/{id}")
    ModelAndView variation(@PathVariable UUID id, Viewer viewer) {
        return page(variations.get(new VariationId(id), viewer), viewer);
    }

    @PostMapping("/variations/{id}/decisions")
    ModelAndView decide(@PathVariable UUID id, @RequestParam String move,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "false") boolean overwrite, @RequestParam long version, Viewer viewer) {
        try {
            decisions.decide(viewer, new VariationId(id), Version.expected(null, version),
                    new VariationDecisions.Decision(move, answer, overwrite), Optional.empty());
            return new ModelAndView("redirect:/variations/" + id);
        } catch (RefusedException e) {
            Variation current = variations.get(new VariationId(id), viewer);
            ModelAndView page = page(current, viewer)
                    .addObject("message", e.problem().detail() + e.problem().faults().stream()
                            .map(fault -> " " + label(current, fault.pointer(), viewer) + " " + fault.detail() + ".")
                            .collect(Collectors.joining()))
                    .addObject("typed", answer)
                    .addObject("clashes", e.problem().slug().equals("snippet-changed-since"));
            page.setStatus(e.problem().status());
            return page;
        }
    }

    private ModelAndView page(Variation variation, Viewer viewer) {
        VariationViews.Whole whole = views.whole(variation, viewer);
        List<RevisionDiff.FieldDiff> diff = whole.diff();
        return new ModelAndView("variations/variation", new ModelMap("each", whole.variation())
                .addAttribute("visible", diff != null).addAttribute("slide", whole.slide())
                .addAttribute("preview", whole.preview()).addAttribute("authors", viewer.mayAuthor())
                .addAttribute("fields", diff == null
                        ? List.of()
                        : diff.stream().map(field -> new Difference(label(variation, field.pointer(), viewer),
                                field.pieces())).toList()));
    }

    private String label(Variation variation, String pointer, Viewer viewer) {
        if (!pointer.startsWith(FIELDS)) {
            return Map.of("/title", "Title", "/answer", "Answer").getOrDefault(pointer, pointer);
        }
        String name = pointer.substring(FIELDS.length());
        return types.find(snippets.find(variation.snippet(), viewer).kind()).flatMap(type -> type.field(name))
                .map(ContentType.Field::label).orElse(name);
    }
}
