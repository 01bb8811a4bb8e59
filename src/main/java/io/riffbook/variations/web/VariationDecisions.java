package io.riffbook.variations.web;

import io.riffbook.access.Viewer;
import io.riffbook.variations.Adoption;
import io.riffbook.variations.Variation;
import io.riffbook.variations.VariationId;
import io.riffbook.variations.Variations;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// Decides what becomes of a variation, for the API and for the page alike.
@Component
class VariationDecisions {
    private final Variations variations;
    private final VariationViews views;
    private final Idempotency idempotency;

    VariationDecisions(Variations variations, VariationViews views, Idempotency idempotency) {
        this.variations = variations;
        this.views = views;
        this.idempotency = idempotency;
    }

    /// @param move adopt, adopt-as-snippet, or answer
    record Decision(String move, String answer, boolean overwrite) {}

    ResponseEntity<?> decide(Viewer viewer, VariationId id, Version expected, Decision decision,
            Optional<IdempotencyKey> key) {
        Idempotency.Request request = new Idempotency.Request(viewer.principal(), "POST /api/v1/variations/" + id, key,
                decision);
        return switch (decision.move()) {
            case "adopt", "adopt-as-snippet" -> idempotency.once(request,
                    () -> variations.prepare(viewer, id, expected, decision.move().equals("adopt-as-snippet"),
                            decision.overwrite()),
                    (Adoption adoption) -> answer(variations.adopt(viewer, adoption, decision.answer()), viewer));
            case "answer" -> idempotency.once(request,
                    () -> answer(variations.answer(viewer, id, expected, decision.answer()), viewer));
            default -> throw InvalidRequestException
                    .at(new FieldFault("/move", "must be adopt, adopt-as-snippet or answer"));
        };
    }

    private ResponseEntity<VariationViews.Whole> answer(Variation variation, Viewer viewer) {
        return ResponseEntity.ok().eTag(variation.version().etag()).body(views.whole(variation, viewer));
    }
}
