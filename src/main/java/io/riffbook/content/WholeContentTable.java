package io.riffbook.content;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Adds snippets and decks with all their revisions to the database, many with one statement a table.
@Repository
class WholeContentTable {
    private static final String SNIPPETS = """
            insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                audience_for, audience_not_for, reach, groups, owner, publish_at, expires_at, verifier, review_by,
                verified_revision, verified_by, verified_at, language, deck_id, index_sequence, state_number, is_demo,
                created_at, changed_at)
            select id, kind, version, lifecycle, title, latest, published, tags, audience_for, audience_not_for, reach,
                groups, owner, publish_at, expires_at, verifier, review_by, verified_revision, verified_by, verified_at,
                language, deck, version, version, is_demo, created_at, changed_at
            from jsonb_to_recordset(:rows::jsonb) as (id uuid, kind text, version int, lifecycle text, title text,
                latest int, published int, tags text[], audience_for text[], audience_not_for text[], reach text,
                groups uuid[], owner uuid, publish_at timestamptz, expires_at timestamptz, verifier uuid,
                review_by date, verified_revision int, verified_by uuid, verified_at timestamptz, language text, deck uuid,
                is_demo boolean, created_at timestamptz, changed_at timestamptz)""";
    private static final String REVISIONS = """
            insert into snippet_revision (snippet_id, number, title, fields, text, notes, passage_id, slide_sha256,
                preview_sha256, small_preview_sha256, text_preview, package_key, author, created_at)
            select snippet, number, title, fields, text, notes, passage, slide, preview, small_preview, text_preview,
                package, author, created_at
            from jsonb_to_recordset(:rows::jsonb) as (snippet uuid, number int, title text, fields jsonb, text text,
                notes text, passage uuid, slide text, preview text, small_preview text, text_preview boolean, package text,
                author uuid, created_at timestamptz)""";
    private static final String DECKS = """
            insert into deck (id, title, owner, version, current_revision, is_demo, created_at, changed_at)
            select id, title, owner, current, current, is_demo, created_at, changed_at
            from jsonb_to_recordset(:rows::jsonb) as (id uuid, title text, owner uuid, current int, is_demo boolean,
                created_at timestamptz, changed_at timestamptz)""";
    private static final String DECK_REVISIONS = """
            insert into deck_revision (deck_id, number, title, file_name, media_type, file_sha256, file_size, passages,
                truncated, package_key, created_at)
            select deck, number, title, file_name, media_type, file, file_size, passages, truncated, package, created_at
            from jsonb_to_recordset(:rows::jsonb) as (deck uuid, number int, title text, file_name text,
                media_type text, file text, file_size bigint, passages int, truncated boolean, package text,
                created_at timestamptz)""";
    private static final String PASSAGES = """
            insert into passage (id, deck_id, revision, position, title, body, notes, hidden, truncated, content_hash,
                links, alt_texts, section, language, slide_sha256, preview_sha256, small_preview_sha256, text_preview)
            select id, deck, revision, position, title, body, notes, hidden, truncated, content_hash, links, alt_texts,
                section, language, slide, preview, small_preview, text_preview
            from jsonb_to_recordset(:rows::jsonb) as (id uuid, deck uuid, revision int, position int, title text,
                body text, notes text, hidden boolean, truncated boolean, content_hash text, links jsonb,
                alt_texts text[], section text, language text, slide text, preview text, small_preview text,
                text_preview boolean)""";

    private final JdbcClient db;
    private final JsonMapper json;

    WholeContentTable(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void insertSnippets(Collection<Kept<WholeSnippet>> snippets) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<Map<String, @Nullable Object>> revisions = new ArrayList<>();
        for (Kept<WholeSnippet> kept : snippets) {
            rows.add(row(kept.whole().snippet(kept.number())));
            for (int i = 0; i < kept.packages().size(); i++) {
                revisions.add(row(kept.whole().revisions().get(i), kept.packages().get(i)));
            }
        }
        insert(SNIPPETS, rows);
        insert(REVISIONS, revisions);
    }

    void insertDeck(Kept<WholeDeck> kept) {
        WholeDeck deck = kept.whole();
        insert(DECKS, List.of(row(deck)));
        List<Map<String, @Nullable Object>> revisions = new ArrayList<>();
        for (int i = 0; i < kept.packages().size(); i++) {
            revisions.add(row(deck.revisions().get(i), kept.packages().get(i)));
        }
        insert(DECK_REVISIONS, revisions);
        for (WholeDeck.Revision revision : deck.revisions()) {
            insert(PASSAGES, revision.passages().stream().map(WholeContentTable::row).toList());
        }
    }

    private void insert(String sql, List<Map<String, @Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            db.sql(sql).param("rows", json.writeValueAsString(rows)).update();
        }
    }

    private static Map<String, @Nullable Object> row(Snippet snippet) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", snippet.id());
        row.put("kind", snippet.kind().name());
        row.put("version", snippet.stateNumber());
        row.put("lifecycle", snippet.lifecycle().word());
        row.put("title", snippet.title());
        row.put("latest", snippet.latestRevision());
        row.put("published", snippet.publishedRevision().orElse(null));
        row.put("tags", words(snippet.tags()));
        row.put("audience_for", words(snippet.audience().isFor()));
        row.put("audience_not_for", words(snippet.audience().notFor()));
        row.put("reach", snippet.visibility().reach().word());
        row.put("groups", snippet.visibility().groups().stream().map(GroupId::value).sorted().toList());
        row.put("owner", snippet.owner().map(PersonId::value).orElse(null));
        row.put("publish_at", text(snippet.publishAt()));
        row.put("expires_at", text(snippet.upkeep().expiresAt()));
        row.put("verifier", snippet.upkeep().verifier().map(PersonId::value).orElse(null));
        row.put("review_by", snippet.upkeep().reviewBy().map(Object::toString).orElse(null));
        row.put("verified_revision", snippet.verified().map(Verified::revision).orElse(null));
        row.put("verified_by", snippet.verified().flatMap(Verified::by).map(PersonId::value).orElse(null));
        row.put("verified_at", text(snippet.verified().map(Verified::at)));
        row.put("language", snippet.classification().language().orElse(null));
        row.put("deck", snippet.deck().map(DeckId::value).orElse(null));
        row.put("is_demo", snippet.isDemo());
        row.put("created_at", snippet.createdAt().toString());
        row.put("changed_at", snippet.changedAt().toString());
        return row;
    }

    private static Map<String, @Nullable Object> row(SnippetRevision revision, ObjectKey packageKey) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("snippet", revision.snippet());
        row.put("number", revision.number());
        row.put("title", revision.title());
        row.put("fields", revision.fields());
        row.put("text", revision.text());
        row.put("notes", revision.notes());
        row.put("passage", revision.lineage().map(PassageId::value).orElse(null));
        put(row, revision.files());
        row.put("package", packageKey.value());
        row.put("author", revision.author().map(PersonId::value).orElse(null));
        row.put("created_at", revision.createdAt().toString());
        return row;
    }

    private static Map<String, @Nullable Object> row(WholeDeck deck) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", deck.id().value());
        row.put("title", deck.title());
        row.put("owner", deck.owner().map(PersonId::value).orElse(null));
        row.put("current", deck.current().revision().number());
        row.put("is_demo", deck.isDemo());
        row.put("created_at", deck.createdAt().toString());
        row.put("changed_at", deck.changedAt().toString());
        return row;
    }

    private static Map<String, @Nullable Object> row(WholeDeck.Revision whole, ObjectKey packageKey) {
        DeckRevision revision = whole.revision();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("deck", revision.deck().value());
        row.put("number", revision.number());
        row.put("title", revision.title());
        row.put("file_name", revision.fileName());
        row.put("media_type", revision.mediaType());
        row.put("file", revision.file().hex());
        row.put("file_size", revision.fileSize());
        row.put("passages", whole.passages().size());
        row.put("truncated", whole.truncated());
        row.put("package", packageKey.value());
        row.put("created_at", revision.createdAt().toString());
        return row;
    }

    private static Map<String, @Nullable Object> row(Passage passage) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", passage.id().value());
        row.put("deck", passage.deck().value());
        row.put("revision", passage.revision());
        row.put("position", passage.position());
        row.put("title", passage.title());
        row.put("body", passage.body());
        row.put("notes", passage.notes());
        row.put("hidden", passage.hidden());
        row.put("truncated", passage.truncated());
        row.put("content_hash", passage.contentHash().hex());
        row.put("links", passage.content().links());
        row.put("alt_texts", passage.content().altTexts());
        row.put("section", passage.content().section());
        row.put("language", passage.content().language());
        put(row, passage.files());
        return row;
    }

    private static void put(Map<String, @Nullable Object> row, SlideFiles files) {
        row.put("slide", files.slide().map(Sha256::hex).orElse(null));
        row.put("preview", files.preview().map(Sha256::hex).orElse(null));
        row.put("small_preview", files.smallPreview().map(Sha256::hex).orElse(null));
        row.put("text_preview", files.isTextPreview());
    }

    private static List<String> words(Set<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::toString).toList();
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
