package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;

import java.util.Collection;
import java.util.Set;

/// Knows what an account has seen already. Whoever keeps the ledger implements this; without it, nobody has seen anything.
public interface SeenByAccount {

    /// Those of these snippets that were used for the opportunity, or for another one of the same account.
    ///
    /// @param ids at most 200
    Set<SnippetId> of(OpportunityId opportunity, Collection<SnippetId> ids);
}
