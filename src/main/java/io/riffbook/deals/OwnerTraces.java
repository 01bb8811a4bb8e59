package io.riffbook.deals;

import io.riffbook.access.LeavingPerson;
import io.riffbook.access.TracesOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who owns a deal, as the CRM told it: the pseudonym takes the place of address and id, so that deals stay put together by owner.
@Repository
class OwnerTraces implements TracesOfPeople {
    private static final String REPLACE = """
            update opportunity set owner_email = :pseudonym,
                owner_crm_id = case when owner_crm_id = :crmId then null else owner_crm_id end
            where owner_email = :email or owner_crm_id = :crmId""";

    private final JdbcClient db;

    OwnerTraces(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(LeavingPerson person) {
        db.sql(REPLACE).param("pseudonym", person.pseudonym().value()).param("email", person.email().value())
                .param("crmId", person.crmUserId().orElse(null)).update();
    }
}
