package io.riffbook.content;

import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.model.ModelPart;
import io.riffbook.model.ModelPart.OfChoice;
import io.riffbook.model.ModelPart.OfConcept;
import io.riffbook.model.ModelPart.OfField;
import io.riffbook.model.ModelPart.OfKind;
import io.riffbook.model.ModelUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which snippets use which parts of the content model, in the database.
@Repository
class ModelUses {
    private static final String OF_KIND = "s.kind = :kind";

    private static final String OF_FIELD = """
            s.kind = :kind and exists (select from snippet_revision r where r.snippet_id = s.id
                and r.number in (s.latest_revision, s.published_revision) and jsonb_exists(r.fields, :field))""";

    private static final String OF_CHOICE = """
            s.kind = :kind and exists (select from snippet_revision r where r.snippet_id = s.id
                and r.number in (s.latest_revision, s.published_revision) and r.fields ->> :field = :choice)""";

    private static final String OF_CONCEPT = """
            (s.tags @> array[:concept]::text[] or s.audience_for @> array[:concept]::text[]
                or s.audience_not_for @> array[:concept]::text[])""";

    private static final String CONTRADICTING = """
            select s.id::text as id, s.title from snippet s
            where (s.audience_for @> array[:one]::text[] and s.audience_not_for @> array[:other]::text[])
               or (s.audience_for @> array[:other]::text[] and s.audience_not_for @> array[:one]::text[])
            order by s.id limit :limit""";

    private static final String LOCK_BATCH = "select s.id from snippet s where s.id > :after and " + OF_CONCEPT
            + " order by s.id limit :limit for update";

    // Rows are locked in the order of ids, as all writers of several do, so that none waits for the other.
    private static final String MARKED = """
            moved as (update snippet s set version = s.version + 1, index_sequence = s.index_sequence + 1%s
                from affected where s.id = affected.id returning s.id, s.index_sequence)
            insert into dirty_snippet (snippet_id, sequence, marked_at) select id, index_sequence, :now from moved
            order by id
            on conflict (snippet_id) do update set sequence = greatest(dirty_snippet.sequence, excluded.sequence),
                leased_until = '-infinity', attempts = 0, parked = false, last_refusal = null""";

    private static final String RENAME_KIND = """
            with affected as (select id from snippet where kind = :kind order by id for update),
            """ + MARKED.formatted(", kind = :to");

    private static final String RENAME_FIELD = """
            with affected as (select s.id from snippet s where s.kind = :kind and exists (
                select from snippet_revision r where r.snippet_id = s.id and jsonb_exists(r.fields, :field)
                    and not jsonb_exists(r.fields, :to)) order by s.id for update),
            renamed as (update snippet_revision r
                set fields = (r.fields - :field) || jsonb_build_object(:to, r.fields -> :field)
                from affected where r.snippet_id = affected.id and jsonb_exists(r.fields, :field)
                    and not jsonb_exists(r.fields, :to)),
            """ + MARKED.formatted("");

    private static final String RELABEL = """
            with affected as (select id from snippet where tags && :concepts::text[] order by id for update),
            """ + MARKED.formatted("");

    private static final String NEWEST_FIELDS = """
            select s.id, r.fields::text as fields from snippet s
            join snippet_revision r on r.snippet_id = s.id and r.number = s.latest_revision
            where s.kind = :kind and s.id > :after order by s.id limit :limit""";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    ModelUses(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    private record Found(String id, String title) {}

    /// The fields of a snippet's newest revision.
    record Newest(UUID id, Map<String, Object> fields) {}

    private record NewestRow(UUID id, String fields) {}

    long snippets(ModelPart part) {
        return bound("select count(*) from snippet s where " + uses(part), part).query(Long.class).single();
    }

    List<ModelUse> firstSnippets(ModelPart part, int limit) {
        return bound("select s.id::text as id, s.title from snippet s where " + uses(part)
                + " order by s.id limit :limit", part).param("limit", limit).query(Found.class).list().stream()
                .map(found -> new ModelUse("snippet", found.id(), found.title())).toList();
    }

    long decks(ModelPart part) {
        return bound("select count(distinct s.deck_id) from snippet s where " + uses(part), part).query(Long.class)
                .single();
    }

    List<ModelUse> firstDecks(ModelPart part, int limit) {
        return bound("""
                select d.id::text as id, d.title from deck d
                where d.id in (select s.deck_id from snippet s where\s""" + uses(part) + """
                ) order by d.id limit :limit""", part).param("limit", limit).query(Found.class).list().stream()
                .map(found -> new ModelUse("deck", found.id(), found.title())).toList();
    }

    /// Snippets that are for one of the two and not for the other.
    List<ModelUse> contradicting(ConceptId one, ConceptId other, int limit) {
        return db.sql(CONTRADICTING).param("one", one.toString()).param("other", other.toString())
                .param("limit", limit).query(Found.class).list().stream()
                .map(found -> new ModelUse("snippet", found.id(), found.title())).toList();
    }

    /// Snippets after that one which name the concept, held as they are until the transaction ends.
    List<SnippetId> lockBatch(ConceptId concept, UUID after, int limit) {
        return db.sql(LOCK_BATCH).param("concept", concept.toString()).param("after", after).param("limit", limit)
                .query(UUID.class).list().stream().map(SnippetId::new).toList();
    }

    void renameKind(Kind from, Kind to) {
        db.sql(RENAME_KIND).param("kind", from.name()).param("to", to.name()).param("now", now()).update();
    }

    /// Leaves a revision alone that has a value under the new name already.
    void renameField(Kind kind, String from, String to) {
        db.sql(RENAME_FIELD).param("kind", kind.name()).param("field", from).param("to", to).param("now", now())
                .update();
    }

    void relabel(Collection<ConceptId> concepts) {
        db.sql(RELABEL).param("concepts", concepts.stream().map(ConceptId::toString).toArray(String[]::new))
                .param("now", now()).update();
    }

    List<Newest> newest(Kind kind, UUID after, int limit) {
        return db.sql(NEWEST_FIELDS).param("kind", kind.name()).param("after", after).param("limit", limit)
                .query(NewestRow.class).list().stream()
                .map(row -> new Newest(row.id(), json.readValue(row.fields(), new TypeReference<>() {}))).toList();
    }

    private static String uses(ModelPart part) {
        return switch (part) {
            case OfKind _ -> OF_KIND;
            case OfField _ -> OF_FIELD;
            case OfChoice _ -> OF_CHOICE;
            case OfConcept _ -> OF_CONCEPT;
        };
    }

    private JdbcClient.StatementSpec bound(String sql, ModelPart part) {
        JdbcClient.StatementSpec statement = db.sql(sql);
        return switch (part) {
            case OfKind(Kind kind) -> statement.param("kind", kind.name());
            case OfField(Kind kind, String field) -> statement.param("kind", kind.name()).param("field", field);
            case OfChoice(Kind kind, String field, String choice) -> statement.param("kind", kind.name())
                    .param("field", field).param("choice", choice);
            case OfConcept(ConceptId concept) -> statement.param("concept", concept.toString());
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
