package io.riffbook.requests.web;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.requests.Decision;
import io.riffbook.requests.Request;
import io.riffbook.requests.RequestFilter;
import io.riffbook.requests.RequestId;
import io.riffbook.requests.RequestMove;
import io.riffbook.requests.RequestState;
import io.riffbook.requests.Requests;
import io.riffbook.requests.Wish;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where people ask, vote and see what became of it, and where those who author decide.
@Controller
@Hidden
@RequestMapping("/requests")
class RequestPages {
    private static final PageLimit LINES = new PageLimit(25);
    private static final Set<Role> PLAYERS = Set.of(Role.REP, Role.MARKETER, Role.ADMIN);
    /// An id, or the address of a snippet's page in which it stands.
    private static final Pattern ID = Pattern
            .compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final Requests requests;
    private final RequestPageView view;
    private final Idempotency idempotency;
    private final Clock clock;

    RequestPages(Requests requests, RequestPageView view, Idempotency idempotency, Clock clock) {
        this.requests = requests;
        this.view = view;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        RequestFilter filter = RequestFilter.of(state, mine, sort);
        Page<Request> page = requests.list(viewer, filter, Cursor.decode(cursor), LINES);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new ModelAndView("requests/requests", new ModelMap("lines", view.lines(page.items(), viewer))
                .addAttribute("total", page.total()).addAttribute("next", page.nextCursor())
                .addAttribute("onward", cursor != null).addAttribute("state", state == null ? "" : state)
                .addAttribute("sort", filter.order().word()).addAttribute("mine", mine)
                .addAttribute("states", Arrays.stream(RequestState.values()).map(RequestState::word).toList())
                .addAttribute("plays", plays(viewer))
                .addAttribute("summary", requests.summary(today.minusYears(1).plusDays(1), today)));
    }

    @GetMapping("/new")
    ModelAndView blank(@ModelAttribute RequestForm form, Viewer viewer) {
        return view.form(form, Ids.next().toString(), List.of(), null, viewer);
    }

    @PostMapping
    ModelAndView ask(@ModelAttribute RequestForm form, Viewer viewer) {
        String clientId = Objects.requireNonNullElseGet(form.clientId(), () -> Ids.next().toString());
        try {
            Wish wish = form.wish();
            List<Request> similar = Boolean.TRUE.equals(form.anyway()) ? List.of() : requests.similar(wish.text());
            if (!similar.isEmpty()) {
                return view.form(form, clientId, similar, null, viewer);
            }
            ResponseEntity<?> asked = idempotency.once(
                    new Idempotency.Request(viewer.principal(), "POST /requests", IdempotencyKey.of(null, clientId),
                            said(wish)),
                    () -> ResponseEntity.created(URI.create("/requests/" + requests.ask(viewer, wish).id())).build());
            return new ModelAndView("redirect:" + Objects.requireNonNull(asked.getHeaders().getLocation()));
        } catch (RefusedException e) {
            ModelAndView again = view.form(form, clientId, List.of(), inWords(e), viewer);
            again.setStatus(e.problem().status());
            return again;
        }
    }

    /// The same each time, in whatever order sets are.
    private static List<Object> said(Wish wish) {
        return List.of(wish.text(), wish.kind(), wish.concepts().stream().sorted().toList(), wish.opportunity(),
                wish.neededBy());
    }

    @GetMapping("/{id}")
    ModelAndView request(@PathVariable UUID id, Viewer viewer) {
        return view.of(requests.get(new RequestId(id)), viewer, plays(viewer));
    }

    @PostMapping("/{id}/vote")
    ModelAndView vote(@PathVariable UUID id, @RequestParam(defaultValue = "true") boolean wanted, Viewer viewer) {
        return doing(id, "", viewer, () -> {
            if (wanted) {
                requests.vote(viewer, new RequestId(id));
            } else {
                requests.unvote(viewer, new RequestId(id));
            }
        });
    }

    @PostMapping("/{id}/decisions")
    ModelAndView decide(@PathVariable UUID id, @RequestParam String move,
            @RequestParam(defaultValue = "") String word, @RequestParam(defaultValue = "") String snippet,
            @RequestParam long version, Viewer viewer) {
        return doing(id, word, viewer, () -> requests.decide(viewer, new RequestId(id),
                Version.expected(null, version), new Decision(RequestMove.of(move), word, snippetId(snippet))));
    }

    private static Optional<SnippetId> snippetId(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        Matcher id = ID.matcher(typed);
        if (!id.find()) {
            throw InvalidRequestException.at(new FieldFault("/snippetId",
                    "is no snippet: paste the address of its page, or its id"));
        }
        return Optional.of(new SnippetId(UUID.fromString(id.group())));
    }

    /// Does it and shows the request; where it is refused, as it stands now, with the reason and with what was typed.
    private ModelAndView doing(UUID id, String typed, Viewer viewer, Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/requests/" + id);
        } catch (RefusedException e) {
            ModelAndView page = view.of(requests.get(new RequestId(id)), viewer, plays(viewer))
                    .addObject("message", inWords(e)).addObject("typed", typed);
            page.setStatus(e.problem().status());
            return page;
        }
    }

    private static boolean plays(Viewer viewer) {
        return !Collections.disjoint(viewer.roles(), PLAYERS);
    }

    /// The reason of a refusal, with the names of the fields that it is about.
    private static String inWords(RefusedException refusal) {
        List<FieldFault> faults = refusal.problem().faults();
        return faults.isEmpty()
                ? refusal.problem().detail()
                : String.join("; ", faults.stream()
                        .map(fault -> fault.pointer().replaceAll(".*[/?]", "") + " " + fault.detail()).toList());
    }
}
