package io.riffbook.deals;

import io.riffbook.audit.Actor;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ModelPart;
import io.riffbook.model.ModelPart.OfConcept;
import io.riffbook.model.ModelUse;
import io.riffbook.model.ModelUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.List;

/// Opportunities name concepts: stages, a competitor and segments.
@Repository
class OpportunitiesUseModel implements ModelUser {
    private static final String USES = """
            (o.stage = :concept or o.competitor = :concept or :concept = any(o.segments)
                or o.stage_history @> jsonb_build_array(jsonb_build_object('stage', :concept::text)))""";

    private static final String COUNT = "select count(*) from opportunity o where " + USES;

    /// In the order in which whoever applies what CRMs say locks them.
    private static final String HOLD = "select count(*) from (select from opportunity o where " + USES
            + " order by o.source, o.external_id for no key update) held";

    private static final String FIRST = "select o.id::text as id, o.name as title from opportunity o where " + USES
            + " order by o.id limit :limit";

    /// What the CRM said, and when, stays: only the names that Riffbook gives to it change.
    private static final String RENAME = """
            update opportunity o set stage = case when o.stage = :concept then :to else o.stage end,
                competitor = case when o.competitor = :concept then :to else o.competitor end,
                segments = case when :to = any(o.segments) then array_remove(o.segments, :concept)
                    else array_replace(o.segments, :concept, :to) end,
                stage_history = coalesce((select jsonb_agg(case when entry ->> 'stage' = :concept
                        then entry || jsonb_build_object('stage', :to::text) else entry end order by position)
                    from jsonb_array_elements(o.stage_history) with ordinality as history (entry, position)), '[]')
            where\s""" + USES;

    private final JdbcClient db;

    OpportunitiesUseModel(JdbcClient db) {
        this.db = db;
    }

    private record Found(String id, String title) {}

    @Override
    public String what() {
        return "opportunities";
    }

    @Override
    public long count(ModelPart part) {
        return part instanceof OfConcept(ConceptId concept)
                ? db.sql(COUNT).param("concept", concept.toString()).query(Long.class).single()
                : 0;
    }

    @Override
    public List<ModelUse> first(ModelPart part, int limit) {
        return part instanceof OfConcept(ConceptId concept)
                ? db.sql(FIRST).param("concept", concept.toString()).param("limit", limit).query(Found.class).list()
                        .stream().map(found -> new ModelUse("opportunity", found.id(), found.title())).toList()
                : List.of();
    }

    @Override
    public void rename(ModelPart from, ModelPart to, Actor actor) {
        if (from instanceof OfConcept(ConceptId concept) && to instanceof OfConcept(ConceptId now)) {
            db.sql(HOLD).param("concept", concept.toString()).query(Long.class).single();
            db.sql(RENAME).param("concept", concept.toString()).param("to", now.toString()).update();
        }
    }
}
