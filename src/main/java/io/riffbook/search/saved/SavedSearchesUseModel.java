package io.riffbook.search.saved;

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

/// Saved searches name concepts and kinds. What they are called is their people's own, and told to nobody.
@Repository
class SavedSearchesUseModel implements ModelUser {
    private static final String OF_CONCEPT = "(:part = any(s.concepts) or :part = any(s.context))";
    private static final String OF_KIND = ":part = any(s.kinds)";
    private static final String COUNT = "select count(*) from saved_search s where ";
    private static final String FIRST = "select s.id::text from saved_search s where ";
    private static final String RENAMED = """
            case when :to = any(%1$s) then array_remove(%1$s, :part) else array_replace(%1$s, :part, :to) end""";
    private static final String RENAME_CONCEPT = "update saved_search s set concepts = " + RENAMED.formatted("concepts")
            + ", context = " + RENAMED.formatted("context") + " where " + OF_CONCEPT;
    private static final String RENAME_KIND = "update saved_search s set kinds = " + RENAMED.formatted("kinds")
            + " where " + OF_KIND;

    private final JdbcClient db;

    SavedSearchesUseModel(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String what() {
        return "saved searches";
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
        return db.sql(FIRST + uses + " order by s.id limit :limit").param("part", part).param("limit", limit)
                .query(String.class).list().stream().map(id -> new ModelUse("saved search", id, "Somebody's search"))
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
        db.sql("select count(*) from (select from saved_search s where " + uses
                + " order by s.id for no key update) held").param("part", part).query(Long.class).single();
        db.sql(sql).param("part", part).param("to", to).update();
    }
}
