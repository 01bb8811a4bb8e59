package io.riffbook.feedback;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes the demo's usages and ratings out of the ledger again: all that are of demo snippets, whoever sent them. The database
/// lets nothing else leave the ledger.
@Service
public class DemoFeedback {
    private static final String REMOVE_RATINGS = "delete from rating where is_demo";
    private static final String REMOVE_USAGES = "delete from usage where is_demo";

    private final JdbcClient db;

    DemoFeedback(JdbcClient db) {
        this.db = db;
    }

    /// Whether there is any usage or rating of a demo snippet.
    public boolean isAnyThere() {
        return db.sql("select exists (select from usage where is_demo) or exists (select from rating where is_demo)")
                .query(Boolean.class).single();
    }

    /// How many entries left the ledger.
    public record Removed(int usages, int ratings) {}

    /// Removes all of them, or none.
    @Transactional
    public Removed remove() {
        // ratings point at usages
        int ratings = db.sql(REMOVE_RATINGS).update();
        return new Removed(db.sql(REMOVE_USAGES).update(), ratings);
    }
}
