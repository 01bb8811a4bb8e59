package io.riffbook.variations;

import io.riffbook.access.LeavingPerson;
import io.riffbook.access.TracesOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What somebody said to a variation, or in answer to one. The variation itself is content, as a snippet is.
@Repository
class VariationTraces implements TracesOfPeople {
    private static final String EMPTY_COMMENTS = """
            update variation set comment = '' where proposer = :person""";
    private static final String EMPTY_ANSWERS = """
            update variation set answer = '' where decided_by = :person""";

    private final JdbcClient db;

    VariationTraces(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(LeavingPerson person) {
        db.sql(EMPTY_COMMENTS).param("person", person.id().value()).update();
        db.sql(EMPTY_ANSWERS).param("person", person.id().value()).update();
    }
}
