package io.riffbook.model;

import io.riffbook.web.Version;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/// The taxonomies in PostgreSQL.
@Repository
class StoredTaxonomies {
    /// Waits for another node that is adding the same one, and then adds nothing.
    private static final String ADD_TAXONOMY = """
            insert into taxonomy (id, pref_label, definition) values (:id, :prefLabel, :definition)
            on conflict (id) do nothing""";

    private static final String ADD_CONCEPTS = """
            insert into concept (taxonomy, id, position, pref_label, alt_labels, broader, definition, deprecated,
                former_ids)
            select :taxonomy, id, position, pref_label, alt_labels, broader, definition, deprecated, former_ids
            from jsonb_to_recordset(:concepts::jsonb)
                 as (id text, position int, pref_label text, alt_labels text[], broader text, definition text,
                     deprecated boolean, former_ids text[])""";

    private static final String REMOVE_CONCEPTS = "delete from concept where taxonomy = :taxonomy";

    private static final String REPLACE_TAXONOMY = """
            update taxonomy set pref_label = :prefLabel, definition = :definition, version = :version where id = :id""";

    private static final String LOCK = """
            select id, version, pref_label, definition from taxonomy where id = :id for update""";

    /// Keeps [#LOCK] waiting, and nobody else.
    private static final String HOLD = "select id, version from taxonomy where id = any(:ids) order by id for key share";

    private static final String CONCEPTS_OF = """
            select taxonomy, id, pref_label, alt_labels, broader, definition, deprecated, former_ids
            from concept where taxonomy = :id order by position, id""";

    private static final String VERSION = "select number from taxonomy_version";

    private static final String TAXONOMIES = "select id, version, pref_label, definition from taxonomy order by id";

    private static final String CONCEPTS = """
            select taxonomy, id, pref_label, alt_labels, broader, definition, deprecated, former_ids
            from concept order by taxonomy, position, id""";

    private final JdbcClient db;
    private final JsonMapper json;

    StoredTaxonomies(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// Adds those that are absent, with their concepts. Nodes that start at the same time add each of them once.
    @Transactional
    void addMissing(List<Taxonomy> taxonomies) {
        // always in the same order, so that two nodes can't wait for each other
        taxonomies.stream().sorted(Comparator.comparing(Taxonomy::id)).forEach(this::add);
    }

    /// Adds it with its concepts; false when there is one of that id.
    @Transactional
    boolean add(Taxonomy taxonomy) {
        int added = db.sql(ADD_TAXONOMY).param("id", taxonomy.id()).param("prefLabel", taxonomy.prefLabel())
                .param("definition", taxonomy.definition()).update();
        if (added == 1) {
            addConcepts(taxonomy);
        }
        return added == 1;
    }

    /// As it stands now, kept as it is until the transaction ends.
    Optional<Taxonomy> lock(String id) {
        Optional<Taxonomy> locked = db.sql(LOCK).param("id", id)
                .query((row, _) -> taxonomy(row, List.of())).optional();
        return locked.map(taxonomy -> new Taxonomy(taxonomy.id(), taxonomy.version(), taxonomy.prefLabel(),
                taxonomy.definition(),
                db.sql(CONCEPTS_OF).param("id", id).query((row, _) -> concept(row)).list()));
    }

    /// Puts it in the place of the one that is locked.
    void replace(Taxonomy taxonomy) {
        db.sql(REPLACE_TAXONOMY).param("id", taxonomy.id()).param("prefLabel", taxonomy.prefLabel())
                .param("definition", taxonomy.definition()).param("version", taxonomy.version().number()).update();
        db.sql(REMOVE_CONCEPTS).param("taxonomy", taxonomy.id()).update();
        addConcepts(taxonomy);
    }

    private void addConcepts(Taxonomy taxonomy) {
        db.sql(ADD_CONCEPTS).param("taxonomy", taxonomy.id())
                .param("concepts", json.writeValueAsString(rows(taxonomy))).update();
    }

    long version() {
        return db.sql(VERSION).query(Long.class).single();
    }

    private record Held(String id, long version) {}

    /// The versions of those of them that there are, which stay until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Version> hold(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : db.sql(HOLD).param("ids", ids.toArray(String[]::new)).query(Held.class).list().stream()
                        .collect(Collectors.toMap(Held::id, held -> new Version(held.version())));
    }

    /// Everything as of one moment.
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true, isolation = Isolation.REPEATABLE_READ)
    TaxonomySnapshot read() {
        return readAll();
    }

    /// Everything as the caller's transaction sees it; as of one moment only in what it holds.
    @Transactional(propagation = Propagation.MANDATORY)
    TaxonomySnapshot readHeld() {
        return readAll();
    }

    private TaxonomySnapshot readAll() {
        Map<String, List<Concept>> concepts = new HashMap<>();
        db.sql(CONCEPTS).query((row, _) -> concept(row)).list().forEach(
                concept -> concepts.computeIfAbsent(concept.id().taxonomy(), _ -> new ArrayList<>()).add(concept));
        List<Taxonomy> taxonomies = db.sql(TAXONOMIES)
                .query((row, _) -> taxonomy(row, concepts.getOrDefault(row.getString("id"), List.of())))
                .list();
        return new TaxonomySnapshot(version(), taxonomies);
    }

    private static Taxonomy taxonomy(ResultSet row, List<Concept> concepts) throws SQLException {
        return new Taxonomy(row.getString("id"), new Version(row.getLong("version")), row.getString("pref_label"),
                row.getString("definition"), concepts);
    }

    private static Concept concept(ResultSet row) throws SQLException {
        String taxonomy = row.getString("taxonomy");
        return new Concept(new ConceptId(taxonomy, row.getString("id")), row.getString("pref_label"),
                texts(row, "alt_labels"),
                Optional.ofNullable(row.getString("broader")).map(broader -> new ConceptId(taxonomy, broader)),
                row.getString("definition"), row.getBoolean("deprecated"),
                texts(row, "former_ids").stream().map(former -> new ConceptId(taxonomy, former)).toList());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<Map<String, Object>> rows(Taxonomy taxonomy) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Concept concept : taxonomy.concepts()) {
            Map<String, Object> row = new HashMap<>();
            row.put("id", concept.id().concept());
            row.put("position", rows.size());
            row.put("pref_label", concept.prefLabel());
            row.put("alt_labels", concept.altLabels());
            concept.broader().ifPresent(broader -> row.put("broader", broader.concept()));
            row.put("definition", concept.definition());
            row.put("deprecated", concept.deprecated());
            row.put("former_ids", concept.formerIds().stream().map(ConceptId::concept).toList());
            rows.add(row);
        }
        return rows;
    }
}
