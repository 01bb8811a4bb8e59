package io.riffbook.feedback.web;

import io.riffbook.deals.OpportunityId;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.NamedOpportunity;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/// An opportunity as callers name it: by `id`, or by `source` and `externalId`.
record NamedOpportunityBody(@Nullable OpportunityId id, @Nullable String source, @Nullable String externalId) {

    NamedOpportunity named() {
        if (id != null && source == null && externalId == null) {
            return new NamedOpportunity.ById(id);
        }
        if (id == null && source != null && externalId != null) {
            return new NamedOpportunity.ByRef(ref(source, externalId));
        }
        throw InvalidRequestException.at(new FieldFault("/opportunity", "takes either id, or source and externalId"));
    }

    private static OpportunityRef ref(String source, String externalId) {
        try {
            return new OpportunityRef(source, externalId);
        } catch (InvalidRequestException e) {
            throw e.within("/opportunity");
        }
    }
}
