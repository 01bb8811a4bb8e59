package io.riffbook.feedback;

import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.search.SeenByAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What was used for an account, in whichever of its deals: read from the ledger and from what the CRM told of deals.
@Repository
class AccountUsages implements SeenByAccount {
    private static final String SEEN = """
            select distinct u.snippet_id
            from opportunity asked join opportunity o on lower(o.account) = lower(asked.account)
            join standing_usage u on u.opportunity_source = o.source and u.opportunity_external_id = o.external_id
            where asked.id = :opportunity and u.snippet_id = any(:ids::uuid[])""";

    private final JdbcClient db;

    AccountUsages(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Set<SnippetId> of(OpportunityId opportunity, Collection<SnippetId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : db.sql(SEEN).param("opportunity", opportunity.value())
                        .param("ids", ids.stream().map(SnippetId::toString).toArray(String[]::new))
                        .query(UUID.class).list().stream().map(SnippetId::new).collect(Collectors.toSet());
    }
}
