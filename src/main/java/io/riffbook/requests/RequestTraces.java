package io.riffbook.requests;

import io.riffbook.access.LeavingPerson;
import io.riffbook.access.TracesOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What somebody asked for and answered in their own words. Votes and states stay: they are counted.
@Repository
class RequestTraces implements TracesOfPeople {
    private static final String EMPTY_ASKED = """
            update request set text = '(removed)', stems = '{}' where asked_by = :person""";
    private static final String EMPTY_ANSWERED = """
            update request set word = '' where owner = :person""";

    private final JdbcClient db;

    RequestTraces(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(LeavingPerson person) {
        db.sql(EMPTY_ASKED).param("person", person.id().value()).update();
        db.sql(EMPTY_ANSWERED).param("person", person.id().value()).update();
    }
}
