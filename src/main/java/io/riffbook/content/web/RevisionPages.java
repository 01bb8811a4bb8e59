package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.Drafting;
import io.riffbook.content.RevisionDiff;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The revisions of a snippet as a page: who wrote which, what differs between two, and bringing one back.
@Controller
@Hidden
@RequestMapping("/snippets/{id}/revisions")
class RevisionPages {
    private static final PageLimit LINES = new PageLimit(50);
    private static final String FIELDS = "/fields/";

    private final Snippets snippets;
    private final Drafting drafting;
    private final ContentTypes types;
    private final PersonChoices people;

    RevisionPages(Snippets snippets, Drafting drafting, ContentTypes types, PersonChoices people) {
        this.snippets = snippets;
        this.drafting = drafting;
        this.types = types;
        this.people = people;
    }

    /// A revision in the list.
    ///
    /// @param author absent where a program wrote it
    public record RevisionLine(int number, String title, @Nullable String author, Instant at) {}

    @GetMapping
    ModelAndView revisions(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return page(snippets.find(new SnippetId(id), viewer), from, to, cursor, viewer);
    }

    @PostMapping("/{number}/restore")
    ModelAndView restore(@PathVariable UUID id, @PathVariable int number, @RequestParam long version, Viewer viewer) {
        Snippet current = snippets.find(new SnippetId(id), viewer);
        try {
            current.version().mustBe(Version.expected(null, version));
            SnippetRevision earlier = snippets.revision(current, number, viewer);
            snippets.edit(viewer, current, Optional.of(drafting.restoration(viewer, current, earlier)),
                    Optional.empty());
            return new ModelAndView("redirect:/snippets/" + id);
        } catch (RefusedException e) {
            ModelAndView again = page(snippets.find(new SnippetId(id), viewer), null, null, null, viewer)
                    .addObject("message", FormFaults.inWords(e));
            again.setStatus(e.problem().status());
            return again;
        }
    }

    private ModelAndView page(Snippet snippet, @Nullable Integer from, @Nullable Integer to, @Nullable String cursor,
            Viewer viewer) {
        Page<SnippetRevision> page = snippets.revisions(snippet, Cursor.decode(cursor), LINES);
        Map<PersonId, String> names = people.names(page.items().stream()
                .flatMap(revision -> revision.author().stream()).collect(Collectors.toSet()));
        int later = to == null ? snippet.latestRevision() : to;
        RevisionDiff diff = snippets.diff(snippet, Optional.ofNullable(from), later, viewer);
        Optional<ContentType> type = types.find(snippet.kind());
        return new ModelAndView("content/revisions", new ModelMap("snippet", snippet)
                .addAttribute("revisions", page.map(revision -> new RevisionLine(revision.number(), revision.title(),
                        revision.author().map(names::get).orElse(null), revision.createdAt())))
                .addAttribute("published", snippet.publishedRevision().orElse(null)).addAttribute("diff", diff)
                .addAttribute("fields", diff.fields().stream()
                        .map(field -> new LabelledDiff(label(type, field.pointer()), field.pieces())).toList())
                .addAttribute("onward", cursor != null));
    }

    private static String label(Optional<ContentType> type, String pointer) {
        if (!pointer.startsWith(FIELDS)) {
            return "Title";
        }
        String name = pointer.substring(FIELDS.length());
        return type.flatMap(known -> known.field(name)).map(ContentType.Field::label).orElse(name);
    }
}
