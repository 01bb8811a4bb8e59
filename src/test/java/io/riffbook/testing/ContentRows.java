package io.riffbook.testing;

import io.riffbook.access.GroupId;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Arrays;

/// Puts bare decks and snippets into the database, for tests of what builds on them and does not care how they came about.
public final class ContentRows {
    private final JdbcClient db;

    public ContentRows(JdbcClient db) {
        this.db = db;
    }

    public DeckId deck(String title) {
        DeckId id = DeckId.next();
        db.sql("""
                insert into deck (id, title, version, current_revision, created_at, changed_at)
                values (:id, :title, 1, 1, now(), now())""").param("id", id.value()).param("title", title).update();
        return id;
    }

    /// A published snippet with two revisions.
    ///
    /// @param groups if any, only their members see it
    public SnippetId published(String title, GroupId... groups) {
        return insert(title, "story", "published", 2, null, groups);
    }

    public SnippetId publishedFrom(DeckId deck, String kind, String title) {
        return insert(title, kind, "published", 2, deck);
    }

    /// A snippet that only those who author see.
    public SnippetId draft(String title) {
        return insert(title, "story", "draft", null, null);
    }

    public GroupId group(String name) {
        GroupId id = GroupId.next();
        db.sql("insert into people_group (id, name, created_at) values (:id, :name, now())").param("id", id.value())
                .param("name", name).update();
        return id;
    }

    private SnippetId insert(String title, String kind, String lifecycle, @Nullable Integer publishedRevision,
            @Nullable DeckId deck,
            GroupId... groups) {
        SnippetId id = SnippetId.next();
        db.sql("""
                insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                    audience_for, audience_not_for, reach, groups, deck_id, index_sequence, state_number, created_at,
                    changed_at)
                values (:id, :kind, 1, :lifecycle, :title, 2, :published, '{}', '{}', '{}', 'internal',
                    :groups::uuid[], :deck, 1, 1, now(), now())""")
                .param("id", id.value()).param("kind", kind).param("lifecycle", lifecycle).param("title", title)
                .param("published", publishedRevision)
                .param("groups", Arrays.stream(groups).map(GroupId::toString).toArray(String[]::new))
                .param("deck", deck == null ? null : deck.value()).update();
        for (int number = 1; number <= 2; number++) {
            db.sql("""
                    insert into snippet_revision (snippet_id, number, title, fields, text, notes, package_key, created_at)
                    values (:id, :number, :title, '{}', :title, '', 'none', now())""")
                    .param("id", id.value()).param("number", number).param("title", title).update();
        }
        return id;
    }
}
