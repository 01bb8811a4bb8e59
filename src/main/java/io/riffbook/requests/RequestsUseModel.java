package io.riffbook.requests;

import io.riffbook.audit.Actor;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.model.ModelPart;
import io.riffbook.model.ModelPart.OfConcept;
import io.riffbook.model.ModelPart.OfKind;
import io.riffbook.model.ModelUse;
import io.riffbook.model.ModelUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;

/// Requests name a kind and concepts.
@Repository
class RequestsUseModel implements ModelUser {
    private static final String OF_CONCEPT = ":part = any(r.concepts)";
    private static final String OF_KIND = "r.kind = :part";
    private static final String COUNT = "select count(*) from request r where ";
    private static final String FIRST = "select r.id::text as id, left(r.text, 100) as title from request r where ";
    private static final String RENAME_CONCEPT = """
            update request r set concepts = case when :to = any(r.concepts) then array_remove(r.concepts, :part)
                else array_replace(r.concepts, :part, :to) end
            where\s""" + OF_CONCEPT;
    private static final String RENAME_KIND = "update request r set kind = :to where " + OF_KIND;

    private final JdbcClient db;

    RequestsUseModel(JdbcClient db) {
        this.db = db;
    }

    private record Found(String id, String title) {}

    @Override
    public String what() {
        return "requests";
    }

    @Override
    public long count(ModelPart part) {
        return switch (part) {
            case OfConcept(ConceptId concept) -> count(OF_CONCEPT, concept.toString());
            case OfKind(Kind kind) -> count(OF_KIND, kind.name());
            default -> 0;
        };
    }

    private long count(String uses, String part) {
        return db.sql(COUNT + uses).param("part", part).query(Long.class).single();
    }

    @Override
    public List<ModelUse> first(ModelPart part, int limit) {
        return switch (part) {
            case OfConcept(ConceptId concept) -> first(OF_CONCEPT, concept.toString(), limit);
            case OfKind(Kind kind) -> first(OF_KIND, kind.name(), limit);
            default -> List.of();
        };
    }

    private List<ModelUse> first(String uses, String part, int limit) {
        return db.sql(FIRST + uses + " order by r.id limit :limit").param("part", part).param("limit", limit)
                .query(Found.class).list().stream().map(found -> new ModelUse("request", found.id(), found.title()))
                .toList();
    }

    @Override
    public void rename(ModelPart from, ModelPart to, Actor actor) {
        if (from instanceof OfConcept(ConceptId concept) && to instanceof OfConcept(ConceptId now)) {
            rename(OF_CONCEPT, RENAME_CONCEPT, concept.toString(), now.toString());
        } else if (from instanceof OfKind(Kind kind) && to instanceof OfKind(Kind now)) {
            rename(OF_KIND, RENAME_KIND, kind.name(), now.name());
        }
    }

    private void rename(String uses, String sql, String part, String to) {
        db.sql("select count(*) from (select from request r where " + uses + " order by r.id for no key update) held")
                .param("part", part).query(Long.class).single();
        db.sql(sql).param("part", part).param("to", to).update();
    }
}
