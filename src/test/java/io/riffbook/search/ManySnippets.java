package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;

/// Published snippets by the thousand, straight into the database.
final class ManySnippets {
    private static final String SNIPPETS = """
            insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                audience_for, audience_not_for, reach, groups, index_sequence, state_number, created_at, changed_at)
            select gen_random_uuid(), 'story', 1, 'published', :word || ' ' || n, 1, 1, '{}', '{}', '{}', 'internal', '{}',
                1, 1, now(), now()
            from generate_series(1, :count) n
            returning id""";
    private static final String REVISIONS = """
            insert into snippet_revision (snippet_id, number, title, fields, text, notes, package_key, created_at)
            select id, 1, title, '{}', :word || ' ' || (
                select string_agg('word' || (hashtext(id::text || i) & 4095), ' ') from generate_series(1, :length) i),
                '', 'none', now()
            from snippet where id = any(:ids)""";

    private final JdbcClient db;

    ManySnippets(JdbcClient db) {
        this.db = db;
    }

    /// Snippets with this word and some others, of which no index knows yet, not by a mark either.
    List<SnippetId> unmarked(int count, String word, int length) {
        List<UUID> ids = db.sql(SNIPPETS).param("word", word).param("count", count).query(UUID.class).list();
        db.sql(REVISIONS).param("ids", ids.toArray(UUID[]::new)).param("word", word).param("length", length).update();
        return ids.stream().map(SnippetId::new).toList();
    }

    /// The same, marked for the index.
    List<SnippetId> marked(int count, String word, IndexFeed feed) {
        List<SnippetId> ids = unmarked(count, word, 20);
        feed.touch(ids);
        return ids;
    }
}
