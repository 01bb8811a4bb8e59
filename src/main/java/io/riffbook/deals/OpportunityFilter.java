package io.riffbook.deals;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Locale;

/// Which opportunities to list.
///
/// @param prefix with which the account or the name starts, in whatever case; empty for any
/// @param openOnly leaves out what has an outcome
public record OpportunityFilter(String prefix, boolean openOnly) {
    private static final int LONGEST = 100;

    public OpportunityFilter {
        prefix = prefix.strip().toLowerCase(Locale.ROOT);
        if (prefix.length() > LONGEST || prefix.indexOf('\0') >= 0) {
            throw InvalidRequestException.at(FieldFault.ofParameter("q", "has at most " + LONGEST + " characters"));
        }
    }
}
