package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.BreakUp;
import io.riffbook.content.BreakUpProposals.Proposed;
import io.riffbook.content.BreakUpProposals;
import io.riffbook.content.ContentSettings;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckChanges;
import io.riffbook.content.DeckId;
import io.riffbook.content.Decks;
import io.riffbook.content.PassageId;
import io.riffbook.content.web.ConceptChoices.ConceptLabel;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.web.Cursor;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.Ids;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.json.JsonMapper;

/// One deck as a board of its passages, where it is broken up.
@Controller
@Hidden
@RequestMapping("/decks/{id}")
class DeckPage {
    private static final PageLimit CARDS = new PageLimit(PageLimit.MAXIMUM);
    /// What the button sends that ticks all that should become something.
    private static final String TICK = "tick";

    private final Decks decks;
    private final DeckChanges changes;
    private final BreakUpProposals proposals;
    private final BreakUp breakUp;
    private final ContentTypes types;
    private final ConceptChoices concepts;
    private final GroupChoices groups;
    private final Idempotency idempotency;
    private final ContentSettings settings;
    private final JsonMapper json;

    DeckPage(Decks decks, DeckChanges changes, BreakUpProposals proposals, BreakUp breakUp, ContentTypes types,
            ConceptChoices concepts, GroupChoices groups, Idempotency idempotency, ContentSettings settings,
            JsonMapper json) {
        this.decks = decks;
        this.changes = changes;
        this.proposals = proposals;
        this.breakUp = breakUp;
        this.types = types;
        this.concepts = concepts;
        this.groups = groups;
        this.idempotency = idempotency;
        this.settings = settings;
        this.json = json;
    }

    @GetMapping
    ModelAndView deck(@PathVariable UUID id, @RequestParam(required = false) @Nullable String cursor) {
        return page(decks.find(new DeckId(id)), cursor, BreakUpForm.empty(Ids.next().toString()));
    }

    @PostMapping("/snippets")
    ModelAndView breakUp(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> values, Viewer viewer) {
        Deck deck = decks.find(new DeckId(id));
        FormValues sent = new FormValues(values);
        BreakUpForm form = BreakUpForm.read(sent);
        String cursor = sent.given("cursor");
        if (sent.isChecked(TICK)) {
            return page(deck, cursor, form.again(proposed(deck, cursor), form.clientId()));
        }
        try {
            BrokenUp brokenUp = once(viewer, deck, form);
            Set<String> left = brokenUp.refused().keySet().stream().map(UUID::toString).collect(Collectors.toSet());
            return page(decks.find(deck.id()), cursor, form.again(left, Ids.next().toString()))
                    .addObject("brokenUp", brokenUp);
        } catch (RefusedException e) {
            ModelAndView again = page(deck, cursor, form).addObject("formMessage", FormFaults.inWords(e));
            again.setStatus(e.problem().status());
            return again;
        }
    }

    private BrokenUp once(Viewer viewer, Deck deck, BreakUpForm form) {
        List<BreakUp.Item> items = form.items(types, proposals.usualKind());
        List<PassageId> left = form.left();
        ResponseEntity<?> answer = idempotency.once(new Idempotency.Request(viewer.principal(),
                "POST /decks/" + deck.id() + "/snippets", IdempotencyKey.of(null, form.clientId()), form),
                () -> breakUp.draft(viewer, deck, items, left),
                drafts -> ResponseEntity.ok(BrokenUp.of(items, drafts.results(),
                        breakUp.add(viewer, drafts, form.publish()), form.publish())));
        return answer.getBody() instanceof byte[] earlier
                ? json.readValue(earlier, BrokenUp.class)
                : (BrokenUp) Objects.requireNonNull(answer.getBody());
    }

    private ModelAndView page(Deck deck, @Nullable String cursor, BreakUpForm form) {
        Page<Proposed> passages = passages(deck, cursor);
        Map<ConceptId, ConceptLabel> labels = PassageCard.labels(passages.items(), concepts);
        return new ModelAndView("content/deck", new ModelMap("deck", deck)
                .addAttribute("waiting", changes.countWaiting(deck.id()))
                .addAttribute("passages", passages.map(each -> PassageCard.of(each, labels)))
                .addAttribute("kindLabels", types.all().stream()
                        .collect(Collectors.toMap(type -> type.kind().name(), ContentType::label)))
                .addAttribute("cursor", cursor).addAttribute("form", form).addAttribute("kinds", types.offered())
                .addAttribute("taxonomies", concepts.offered(Set.of()))
                .addAttribute("groups", groups.with(VisibilityChoice.ids(form.groups())))
                .addAttribute("limit", settings.largestDeck().toMegabytes()).addAttribute("clientId", Ids.next())
                .addAttribute("reviewRequired", settings.reviewRequired()));
    }

    private Page<Proposed> passages(Deck deck, @Nullable String cursor) {
        return proposals.of(decks.revision(deck.id(), deck.currentRevision()), Cursor.decode(cursor), CARDS);
    }

    /// The passages of the page that should become something.
    private Set<String> proposed(Deck deck, @Nullable String cursor) {
        return passages(deck, cursor).items().stream().filter(each -> each.proposal().leftOut().isEmpty())
                .map(each -> each.passage().id().toString()).collect(Collectors.toSet());
    }
}
