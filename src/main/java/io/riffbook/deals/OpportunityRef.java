package io.riffbook.deals;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Names an opportunity as its CRM does; it may not be known to Riffbook yet.
///
/// @param source which CRM, such as `salesforce`
/// @param externalId its id there; case matters
public record OpportunityRef(String source, String externalId) implements Comparable<OpportunityRef> {
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");
    private static final int LONGEST_SOURCE = 64;
    private static final Comparator<OpportunityRef> ORDER = Comparator.comparing(OpportunityRef::source)
            .thenComparing(OpportunityRef::externalId);

    /// Checks the shape only.
    ///
    /// @throws InvalidRequestException when it can't be the name of an opportunity
    public OpportunityRef {
        List<FieldFault> faults = new ArrayList<>();
        if (source.length() > LONGEST_SOURCE || !SOURCE.matcher(source).matches()) {
            faults.add(new FieldFault("/source",
                    "names a CRM in up to " + LONGEST_SOURCE + " lower-case letters and digits with single dashes"));
        }
        if (!EXTERNAL_ID.matcher(externalId).matches()) {
            faults.add(new FieldFault("/externalId", "has 1 to 200 letters, digits and . _ : @ -"));
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    @Override
    public int compareTo(OpportunityRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "/" + externalId;
    }
}
