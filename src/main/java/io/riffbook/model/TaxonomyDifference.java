package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Where a taxonomy's file and PostgreSQL differ.
///
/// @param of the taxonomy's id, or the concept's
/// @param differs names of the members that differ, where both have it
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TaxonomyDifference(String of, Where where, List<String> differs) {
    public TaxonomyDifference {
        differs = List.copyOf(differs);
    }

    /// Who has it.
    public enum Where {
        /// A taxonomy that will be added with its concepts.
        NEW,
        /// A concept that only the file has; it is not added.
        ONLY_IN_FILE,
        /// It has been made since; `model export` writes it to the files.
        ONLY_IN_POSTGRESQL, IN_BOTH;

        /// As it stands in the answers of the API.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    String line() {
        return switch (where) {
            case NEW -> "%-11s%s: a new taxonomy, which will be added".formatted("added", of);
            case ONLY_IN_FILE -> "%-11s%s: only in the file".formatted("", of);
            case ONLY_IN_POSTGRESQL -> "%-11s%s: only in PostgreSQL".formatted("", of);
            case IN_BOTH -> "%-11s%s: %s".formatted("", of, String.join(", ", differs));
        };
    }

    static List<TaxonomyDifference> between(List<Taxonomy> files, List<Taxonomy> stored) {
        List<TaxonomyDifference> differences = new ArrayList<>();
        Map<String, Taxonomy> rest = new LinkedHashMap<>();
        stored.forEach(taxonomy -> rest.put(taxonomy.id(), taxonomy));
        for (Taxonomy file : files) {
            Taxonomy present = rest.remove(file.id());
            if (present == null) {
                differences.add(new TaxonomyDifference(file.id(), Where.NEW, List.of()));
            } else {
                compare(file, present, differences);
            }
        }
        rest.keySet().forEach(id -> differences.add(new TaxonomyDifference(id, Where.ONLY_IN_POSTGRESQL, List.of())));
        return differences;
    }

    private static void compare(Taxonomy file, Taxonomy stored, List<TaxonomyDifference> differences) {
        List<String> differs = new ArrayList<>();
        add(differs, "prefLabel", file.prefLabel(), stored.prefLabel());
        add(differs, "definition", file.definition(), stored.definition());
        if (!differs.isEmpty()) {
            differences.add(new TaxonomyDifference(file.id(), Where.IN_BOTH, differs));
        }
        Map<ConceptId, Concept> rest = new LinkedHashMap<>();
        stored.concepts().forEach(concept -> rest.put(concept.id(), concept));
        for (Concept concept : file.concepts()) {
            Concept present = rest.remove(concept.id());
            if (present == null) {
                differences.add(new TaxonomyDifference(concept.id().toString(), Where.ONLY_IN_FILE, List.of()));
            } else if (!present.equals(concept)) {
                differences.add(
                        new TaxonomyDifference(concept.id().toString(), Where.IN_BOTH, differing(concept, present)));
            }
        }
        rest.keySet().forEach(
                id -> differences.add(new TaxonomyDifference(id.toString(), Where.ONLY_IN_POSTGRESQL, List.of())));
    }

    private static List<String> differing(Concept file, Concept stored) {
        List<String> differs = new ArrayList<>();
        add(differs, "prefLabel", file.prefLabel(), stored.prefLabel());
        add(differs, "altLabels", file.altLabels(), stored.altLabels());
        add(differs, "broader", file.broader(), stored.broader());
        add(differs, "definition", file.definition(), stored.definition());
        add(differs, "deprecated", file.deprecated(), stored.deprecated());
        add(differs, "formerIds", file.formerIds(), stored.formerIds());
        return differs;
    }

    private static void add(List<String> differs, String name, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            differs.add(name);
        }
    }
}
