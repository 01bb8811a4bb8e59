package io.riffbook.feedback;

import io.riffbook.content.SnippetId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The ratings of the ledger.
@Repository
class Ratings extends EntryTable<Rating> {
    private static final String NEWEST = """
            select * from standing_rating
            where snippet_id = :snippet and (:before::uuid is null or id < :before::uuid)
            order by id desc limit :limit""";
    private static final String COUNT = "select count(*) from standing_rating where snippet_id = :snippet";

    Ratings(JdbcClient db, JsonMapper json) {
        super(db, json, FeedbackEvent.Rated.class, Rating.class, "rating", Map.of("revision", "int", "usage_id",
                "uuid", "applause", "int", "reaction", "text", "comment", "text"));
    }

    /// Those that stand; those recorded last come first.
    List<Rating> newest(SnippetId snippet, Optional<RatingId> before, int limit) {
        return db().sql(NEWEST).param("snippet", snippet.value())
                .param("before", before.map(RatingId::value).orElse(null)).param("limit", limit)
                .query((row, _) -> read(row)).list();
    }

    long count(SnippetId snippet) {
        return db().sql(COUNT).param("snippet", snippet.value()).query(Long.class).single();
    }

    @Override
    Rating read(ResultSet row) throws SQLException {
        return new Rating(new RatingId(row.getObject("id", UUID.class)), row.getString("principal"), snippet(row),
                row.getInt("revision"),
                Optional.ofNullable(row.getObject("usage_id", UUID.class)).map(UsageId::new),
                Optional.ofNullable(row.getObject("applause", Integer.class)),
                Optional.ofNullable(row.getString("reaction")).map(word -> Reaction.of(word).orElseThrow()),
                Optional.ofNullable(row.getString("comment")), person(row), time(row, "occurred_at"),
                time(row, "recorded_at"), row.getBoolean("is_demo"));
    }

    @Override
    void put(Rating rating, Map<String, @Nullable Object> row) {
        row.put("revision", rating.revision());
        row.put("usage_id", rating.usage().map(UsageId::value).orElse(null));
        row.put("applause", rating.applause().orElse(null));
        row.put("reaction", rating.reaction().map(Reaction::word).orElse(null));
        row.put("comment", rating.comment().orElse(null));
    }
}
