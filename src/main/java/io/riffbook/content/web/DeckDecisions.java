package io.riffbook.content.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckChangeAnswers;
import io.riffbook.content.DeckChangeAnswers.Item;
import io.riffbook.content.DeckChangeAnswers.Result;
import io.riffbook.content.DeckChangeDrafts;
import io.riffbook.content.web.DeckDecisionForm.Decision;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.RefusedException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Does what somebody decided on a page for snippets whose passages changed.
@Component
class DeckDecisions {
    private final DeckChangeDrafts drafts;
    private final DeckChangeAnswers answers;
    private final Idempotency idempotency;
    private final JsonMapper json;

    DeckDecisions(DeckChangeDrafts drafts, DeckChangeAnswers answers, Idempotency idempotency, JsonMapper json) {
        this.drafts = drafts;
        this.answers = answers;
        this.idempotency = idempotency;
        this.json = json;
    }

    /// Does it, once for each form.
    ///
    /// @param number the deck's revision on which somebody decided
    /// @throws RefusedException when nothing of it can be done
    Decided decide(Viewer viewer, Deck deck, int number, DeckDecisionForm form) {
        Decision decision = form.decision();
        List<Item> items = decision == Decision.ACCEPT_ALL ? List.of() : form.items();
        Idempotency.Request request = new Idempotency.Request(viewer.principal(),
                "POST /decks/" + deck.id() + "/revisions/" + number + "/changes",
                IdempotencyKey.of(null, form.clientId()), form);
        return read(switch (decision) {
            case ACCEPT, ACCEPT_ALL -> idempotency.once(request,
                    () -> drafts.of(viewer, deck, number,
                            decision == Decision.ACCEPT_ALL ? drafts.all(deck.id()) : items),
                    drafted -> answer(form, answers.accept(viewer, deck.id(), number, drafted, form.publish())));
            case KEEP -> idempotency.once(request,
                    () -> answer(form, answers.keep(viewer, deck.id(), number, items)));
            case RETIRE -> idempotency.once(request,
                    () -> answer(form, answers.retire(viewer, deck.id(), number, items)));
        });
    }

    private static ResponseEntity<Decided> answer(DeckDecisionForm form, List<Result> results) {
        return ResponseEntity.ok(Decided.of(form, results));
    }

    private Decided read(ResponseEntity<?> answer) {
        return answer.getBody() instanceof byte[] earlier
                ? json.readValue(earlier, Decided.class)
                : (Decided) Objects.requireNonNull(answer.getBody());
    }
}
