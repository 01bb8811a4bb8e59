package io.riffbook.inbox;

import io.riffbook.access.LeavingPerson;
import io.riffbook.access.TracesOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What somebody was told goes with them.
@Repository
class InboxTraces implements TracesOfPeople {
    private static final String REMOVE = """
            delete from notice where person_id = :person""";

    private final JdbcClient db;

    InboxTraces(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(LeavingPerson person) {
        db.sql(REMOVE).param("person", person.id().value()).update();
    }
}
