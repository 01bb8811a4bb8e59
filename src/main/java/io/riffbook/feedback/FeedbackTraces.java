package io.riffbook.feedback;

import io.riffbook.access.LeavingPerson;
import io.riffbook.access.TracesOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;

/// What people wrote into the ledger and typed into searches. All that counts stays, under the person's id.
@Repository
class FeedbackTraces implements TracesOfPeople {
    private static final List<String> EMPTY = List.of(
            "update usage set venue = null where person_id = :person and venue is not null",
            "update rating set comment = null where person_id = :person and comment is not null",
            "update impression set query_text = '', normalised = '' where person_id = :person and query_text <> ''");

    private final JdbcClient db;

    FeedbackTraces(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void erase(LeavingPerson person) {
        EMPTY.forEach(statement -> db.sql(statement).param("person", person.id().value()).update());
    }
}
