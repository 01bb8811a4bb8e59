package io.riffbook.search.saved;

import io.riffbook.access.LeavingPerson;
import io.riffbook.access.TracesOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The searches that people keep go with them, and so do their alerts.
@Repository
class SavedSearchTraces implements TracesOfPeople {
    private static final String REMOVE = "delete from saved_search where person_id = :person";

    private final JdbcClient db;

    SavedSearchTraces(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(LeavingPerson person) {
        db.sql(REMOVE).param("person", person.id().value()).update();
    }
}
