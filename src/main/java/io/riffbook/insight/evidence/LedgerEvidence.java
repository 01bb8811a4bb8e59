package io.riffbook.insight.evidence;

import io.riffbook.content.SnippetId;
import io.riffbook.search.SnippetEvidence;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Map;

/// Tells search what the ledger says of snippets, as it was counted last: some seconds ago at most, impressions perhaps a minute ago.
@Component
class LedgerEvidence implements SnippetEvidence {
    private final CountedEvidence counted;

    LedgerEvidence(CountedEvidence counted) {
        this.counted = counted;
    }

    @Override
    public Map<SnippetId, Evidence> of(Collection<SnippetId> ids) {
        return ids.isEmpty() ? Map.of() : counted.find(ids);
    }
}
