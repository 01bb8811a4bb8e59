package io.riffbook.model;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

/// Adds to the taxonomies what an import or a restore brings: taxonomies and concepts that are not there yet. What is there stays as
/// it is.
@Service
public class TaxonomyAdditions {
    private static final String ADD_TAXONOMY = """
            insert into taxonomy (id, pref_label, definition) values (:id, :prefLabel, :definition)
            on conflict (id) do nothing""";
    private static final String LOCK = "select id from taxonomy where id = :id for update";
    private static final String CONCEPTS = "select id, broader, former_ids, position from concept where taxonomy = :id";
    private static final String ADD_CONCEPTS = """
            insert into concept (taxonomy, id, position, pref_label, alt_labels, broader, definition, deprecated,
                former_ids)
            select :taxonomy, id, position, pref_label, alt_labels, broader, definition, deprecated, former_ids
            from jsonb_to_recordset(:concepts::jsonb)
                 as (id text, position int, pref_label text, alt_labels text[], broader text, definition text,
                     deprecated boolean, former_ids text[])""";
    private static final String MOVE_ON = "update taxonomy set version = version + 1 where id = :id";

    private final JdbcClient db;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Taxonomies taxonomies;

    TaxonomyAdditions(JdbcClient db, JsonMapper json, TransactionTemplate transaction, Taxonomies taxonomies) {
        this.db = db;
        this.json = json;
        this.transaction = transaction;
        this.taxonomies = taxonomies;
    }

    /// What came of it.
    ///
    /// @param taxonomy whether it is new
    /// @param concepts how many are new
    /// @param leftOut what could not be added, and why, in words
    public record Added(boolean taxonomy, int concepts, List<String> leftOut) {
        public Added {
            leftOut = List.copyOf(leftOut);
        }

        /// Whether everything was there already.
        public boolean isNothing() {
            return !taxonomy && concepts == 0 && leftOut.isEmpty();
        }
    }

    private record Present(String id, int position, Set<String> formerIds) {}

    /// Adds the taxonomy, if it is not there, and those of its concepts that are not: under their ids, or under what those were
    /// renamed to. Snapshots that are taken afterwards on this node have them.
    public Added add(Taxonomy taxonomy) {
        Added added = transaction.execute(_ -> addLocked(taxonomy));
        if (added == null) {
            throw new IllegalStateException("an addition has a result");
        }
        if (added.taxonomy() || added.concepts() > 0) {
            taxonomies.refresh();
        }
        return added;
    }

    private Added addLocked(Taxonomy taxonomy) {
        boolean isNew = db.sql(ADD_TAXONOMY).param("id", taxonomy.id()).param("prefLabel", taxonomy.prefLabel())
                .param("definition", taxonomy.definition()).update() == 1;
        db.sql(LOCK).param("id", taxonomy.id()).query(String.class).single();
        List<Present> present = db.sql(CONCEPTS).param("id", taxonomy.id())
                .query((row, _) -> new Present(row.getString("id"), row.getInt("position"),
                        Set.of((String[]) row.getArray("former_ids").getArray())))
                .list();
        List<String> leftOut = new ArrayList<>();
        List<Concept> missing = missing(taxonomy, present, leftOut);
        if (!missing.isEmpty()) {
            Set<String> known = new HashSet<>();
            present.forEach(each -> known.add(each.id()));
            missing.forEach(each -> known.add(each.id().concept()));
            int position = present.stream().mapToInt(Present::position).max().orElse(-1);
            db.sql(ADD_CONCEPTS).param("taxonomy", taxonomy.id())
                    .param("concepts", json.writeValueAsString(rows(missing, known, position + 1))).update();
            if (!isNew) {
                db.sql(MOVE_ON).param("id", taxonomy.id()).update();
            }
        }
        return new Added(isNew, missing.size(), leftOut);
    }

    private static List<Concept> missing(Taxonomy taxonomy, List<Present> present, List<String> leftOut) {
        Set<String> taken = new HashSet<>();
        present.forEach(each -> {
            taken.add(each.id());
            taken.addAll(each.formerIds());
        });
        Map<String, Concept> missing = new LinkedHashMap<>();
        for (Concept concept : taxonomy.concepts()) {
            if (taken.contains(concept.id().concept()) || missing.containsKey(concept.id().concept())) {
                continue;
            }
            if (present.size() + missing.size() >= Taxonomy.MOST_CONCEPTS) {
                leftOut.add(concept.id() + ": a taxonomy has at most " + Taxonomy.MOST_CONCEPTS + " concepts");
                continue;
            }
            missing.put(concept.id().concept(), concept);
        }
        List<Concept> added = List.copyOf(missing.values());
        if (Hierarchy.cycle(added).isPresent()) {
            leftOut.add(taxonomy.id() + ": a concept is broader than itself");
            return List.of();
        }
        return added;
    }

    private static List<Map<String, Object>> rows(List<Concept> concepts, Set<String> known, int first) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Concept concept : concepts) {
            Map<String, Object> row = new HashMap<>();
            row.put("id", concept.id().concept());
            row.put("position", first + rows.size());
            row.put("pref_label", concept.prefLabel());
            row.put("alt_labels", concept.altLabels());
            concept.broader().map(ConceptId::concept).filter(known::contains)
                    .ifPresent(broader -> row.put("broader", broader));
            row.put("definition", concept.definition());
            row.put("deprecated", concept.deprecated());
            row.put("former_ids", concept.formerIds().stream().map(ConceptId::concept)
                    .filter(former -> !known.contains(former)).toList());
            rows.add(row);
        }
        return rows;
    }
}
