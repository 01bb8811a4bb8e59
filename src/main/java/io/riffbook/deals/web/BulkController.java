package io.riffbook.deals.web;

import io.riffbook.access.Viewer;
import io.riffbook.deals.Applied;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.deals.OpportunityUpdate;
import io.riffbook.deals.UncheckedOpportunity;
import io.riffbook.deals.web.BulkAnswer.Result;
import io.riffbook.model.Taxonomies;
import io.riffbook.web.BulkBody;
import io.riffbook.web.BulkBody.Item;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes many opportunities at once, as a CRM's nightly job sends them.
@RestController
@RequestMapping("/api/v1/opportunities/bulk")
class BulkController {
    private final BulkBody bulk;
    private final Opportunities opportunities;
    private final Taxonomies taxonomies;
    private final Clock clock;

    BulkController(BulkBody bulk, Opportunities opportunities, Taxonomies taxonomies, Clock clock) {
        this.bulk = bulk;
        this.opportunities = opportunities;
        this.taxonomies = taxonomies;
        this.clock = clock;
    }

    @Operation(operationId = "putOpportunities", summary = "Tell up to 500 opportunities, with a result for each", description = "A JSON array of opportunities, each with source and externalId. May be sent again.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    BulkAnswer array(InputStream body, Viewer viewer) throws IOException {
        return apply(bulk.array(body), viewer);
    }

    @Operation(operationId = "putOpportunityLines", summary = "The same as NDJSON, one opportunity a line")
    @PostMapping(consumes = BulkBody.NDJSON)
    BulkAnswer lines(InputStream body, Viewer viewer) throws IOException {
        return apply(bulk.lines(body), viewer);
    }

    private BulkAnswer apply(List<Item> items, Viewer viewer) {
        Result[] results = new Result[items.size()];
        List<Integer> indexes = new ArrayList<>();
        List<OpportunityUpdate> updates = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            try {
                updates.add(update(items.get(i)));
                indexes.add(i);
            } catch (RefusedException e) {
                results[i] = Result.refused(i, e);
            }
        }
        List<Applied> applied = opportunities.apply(viewer.actor(), updates);
        for (int i = 0; i < applied.size(); i++) {
            results[indexes.get(i)] = Result.of(indexes.get(i), applied.get(i));
        }
        return BulkAnswer.of(List.of(results));
    }

    private OpportunityUpdate update(Item item) {
        return switch (item) {
            case Item.Unreadable(var reason) -> throw reason;
            case Item.Read(var object) -> {
                OpportunityRef ref = new OpportunityRef(taken("source", object), taken("externalId", object));
                yield new OpportunityUpdate(ref, bulk.as(UncheckedOpportunity.class, object)
                        .toState(taxonomies.snapshot(), clock.instant()));
            }
        };
    }

    private static String taken(String field, ObjectNode object) {
        JsonNode value = object.remove(field);
        if (value == null || !value.isString()) {
            throw InvalidRequestException.at(new FieldFault("/" + field, "is required, as text"));
        }
        return value.stringValue();
    }
}
