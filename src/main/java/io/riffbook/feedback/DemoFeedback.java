package io.riffbook.feedback;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes the demo's entries out of the ledger again: all that are of demo snippets, whoever sent them. The database
/// lets nothing else leave the ledger.
@Service
public class DemoFeedback {
    private static final String IS_ANY_THERE = """
            select exists (select from usage where is_demo) or exists (select from rating where is_demo)
                or exists (select from handling where is_demo)""";
    private static final String REMOVE_RATINGS = "delete from rating where is_demo";
    private static final String REMOVE_CORRECTIONS = "delete from correction where is_demo";
    private static final String REMOVE_HANDLINGS = "delete from handling where is_demo";
    private static final String REMOVE_USAGES = "delete from usage where is_demo";

    private final JdbcClient db;

    DemoFeedback(JdbcClient db) {
        this.db = db;
    }

    /// Whether there is any entry of a demo snippet.
    public boolean isAnyThere() {
        return db.sql(IS_ANY_THERE).query(Boolean.class).single();
    }

    /// How many usages and ratings left the ledger.
    public record Removed(int usages, int ratings) {}

    /// Removes all of them, or none.
    @Transactional
    public Removed remove() {
        db.sql(REMOVE_CORRECTIONS).update();
        db.sql(REMOVE_HANDLINGS).update();
        // ratings point at usages
        int ratings = db.sql(REMOVE_RATINGS).update();
        return new Removed(db.sql(REMOVE_USAGES).update(), ratings);
    }
}
