package io.riffbook.deals.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.riffbook.access.Viewer;
import io.riffbook.deals.Applied;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityFilter;
import io.riffbook.deals.OpportunityId;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.deals.OpportunityUpdate;
import io.riffbook.deals.UncheckedOpportunity;
import io.riffbook.model.Taxonomies;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/opportunities")
class OpportunityController {
    private final Opportunities opportunities;
    private final Taxonomies taxonomies;
    private final Clock clock;

    OpportunityController(Opportunities opportunities, Taxonomies taxonomies, Clock clock) {
        this.opportunities = opportunities;
        this.taxonomies = taxonomies;
        this.clock = clock;
    }

    /// @param ignored whether something newer was known already, so that nothing but the stage history was taken
    record ToldOpportunity(@JsonUnwrapped OpportunityView opportunity, boolean ignored) {
        static ToldOpportunity of(Applied applied) {
            return new ToldOpportunity(OpportunityView.of(applied.opportunity()), applied.ignored());
        }
    }

    @Operation(operationId = "putOpportunity", summary = "Tell an opportunity, or what changed about it", description = "Replaces what is known, unless something newer is. May be sent again.")
    @PutMapping("/{source}/{externalId}")
    ResponseEntity<ToldOpportunity> put(@PathVariable String source, @PathVariable String externalId,
            @RequestBody UncheckedOpportunity body, Viewer viewer) {
        OpportunityUpdate update = new OpportunityUpdate(new OpportunityRef(source, externalId),
                body.toState(taxonomies.snapshot(), clock.instant()));
        Applied applied = opportunities.apply(viewer.actor(), List.of(update)).getFirst();
        ResponseEntity.BodyBuilder answer = applied.created()
                ? ResponseEntity.created(URI.create("/api/v1/opportunities/" + applied.opportunity().id()))
                : ResponseEntity.status(HttpStatus.OK);
        return answer.body(ToldOpportunity.of(applied));
    }

    @Operation(operationId = "getOpportunity", summary = "One opportunity, by its id here")
    @GetMapping("/{id}")
    OpportunityView get(@PathVariable UUID id) {
        return OpportunityView.of(opportunities.get(new OpportunityId(id)));
    }

    @Operation(operationId = "getOpportunityOfCrm", summary = "One opportunity, by its id in the CRM")
    @GetMapping("/{source}/{externalId}")
    OpportunityView getByRef(@PathVariable String source, @PathVariable String externalId) {
        OpportunityRef ref = new OpportunityRef(source, externalId);
        return OpportunityView.of(opportunities.find(ref).orElseThrow(() -> NotFoundException.of("opportunity", ref)));
    }

    @Operation(operationId = "listOpportunities", summary = "Opportunities, the latest changed first; q is how the account or the name starts")
    @GetMapping
    Page<OpportunityView> list(@RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return opportunities.list(new OpportunityFilter(q, open), Cursor.decode(cursor), PageLimit.of(limit))
                .map(OpportunityView::of);
    }
}
