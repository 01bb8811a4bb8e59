package io.riffbook.model;

import java.util.List;
import java.util.Map;

/// Who uses a concept.
///
/// @param totals how many of each sort, by its plural; only sorts that use it
/// @param first some of them, at most [#SHOWN] of each sort
public record ConceptUsers(Map<String, Long> totals, List<ModelUse> first) {
    static final int SHOWN = 20;

    public ConceptUsers {
        totals = Map.copyOf(totals);
        first = List.copyOf(first);
    }
}
