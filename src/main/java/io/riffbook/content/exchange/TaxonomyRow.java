package io.riffbook.content.exchange;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomy;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A taxonomy with its concepts, as a row of an export. What was read of a row may lack anything.
record TaxonomyRow(String type, @Nullable String id, @Nullable String prefLabel, @Nullable String definition,
        @Nullable List<ConceptRow> concepts) {
    static final String TYPE = "taxonomy";

    /// One concept; its ids are without the taxonomy's.
    record ConceptRow(@Nullable String id, @Nullable String prefLabel, @Nullable List<String> altLabels,
            @Nullable String broader, @Nullable String definition, boolean deprecated,
            @Nullable List<String> formerIds) {
        static ConceptRow of(Concept concept) {
            return new ConceptRow(concept.id().concept(), concept.prefLabel(), concept.altLabels(),
                    concept.broader().map(ConceptId::concept).orElse(null), concept.definition(),
                    concept.deprecated(), concept.formerIds().stream().map(ConceptId::concept).toList());
        }
    }

    static TaxonomyRow of(Taxonomy taxonomy) {
        return new TaxonomyRow(TYPE, taxonomy.id(), taxonomy.prefLabel(), taxonomy.definition(),
                taxonomy.concepts().stream().map(ConceptRow::of).toList());
    }

    /// The taxonomy that the row tells of.
    ///
    /// @throws InvalidRequestException naming what is wrong with the row
    Taxonomy taxonomy() {
        List<FieldFault> faults = new ArrayList<>();
        List<ConceptRow> rows = concepts == null ? List.of() : concepts;
        if (rows.size() > Taxonomy.MOST_CONCEPTS) {
            throw InvalidRequestException
                    .at(new FieldFault("/concepts", "must be at most " + Taxonomy.MOST_CONCEPTS));
        }
        String taxonomy = slug(faults, "/id", id);
        List<Concept> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                read.add(concept(faults, "/concepts/" + i, taxonomy, rows.get(i)));
            } catch (InvalidRequestException e) {
                String at = "/concepts/" + i;
                e.problem().faults()
                        .forEach(fault -> faults.add(new FieldFault(at + fault.pointer(), fault.detail())));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
        return new Taxonomy(taxonomy, Version.FIRST, or(prefLabel), or(definition), read);
    }

    private static Concept concept(List<FieldFault> faults, String at, String taxonomy, ConceptRow row) {
        List<String> former = row.formerIds() == null ? List.of() : row.formerIds();
        return new Concept(new ConceptId(taxonomy, slug(faults, at + "/id", row.id())), or(row.prefLabel()),
                row.altLabels() == null ? List.of() : row.altLabels(),
                Optional.ofNullable(row.broader())
                        .map(broader -> new ConceptId(taxonomy, slug(faults, at + "/broader", broader))),
                or(row.definition()), row.deprecated(),
                former.stream().map(id -> new ConceptId(taxonomy, slug(faults, at + "/formerIds", id))).toList());
    }

    private static String slug(List<FieldFault> faults, String at, @Nullable String value) {
        try {
            return new ConceptId("x", or(value)).concept();
        } catch (InvalidRequestException _) {
            faults.add(new FieldFault(at, "must be up to 64 lower-case letters and digits with single dashes"));
            return "illegal";
        }
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
