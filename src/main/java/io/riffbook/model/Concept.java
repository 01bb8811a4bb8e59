package io.riffbook.model;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A term of a taxonomy.
///
/// @param altLabels what people also call it; search takes them as synonyms
/// @param broader the concept of the same taxonomy that this one is a case of; absent for the topmost
/// @param definition what it means; empty when nobody wrote it
/// @param deprecated it stays where it is used, and is not offered any more
/// @param formerIds what it was called before, and what was merged into it
public record Concept(ConceptId id, String prefLabel, List<String> altLabels, Optional<ConceptId> broader,
        String definition, boolean deprecated, List<ConceptId> formerIds) {
    public static final int MOST_ALT_LABELS = 50;
    public static final int LONGEST_LABEL = 120;
    public static final int LONGEST_DEFINITION = 1_000;

    /// @throws InvalidRequestException naming each part that is too long, blank, too many or of another taxonomy
    public Concept {
        altLabels = List.copyOf(altLabels);
        formerIds = List.copyOf(formerIds);
        List<FieldFault> faults = new ArrayList<>();
        label(faults, "/prefLabel", prefLabel);
        for (int i = 0; i < Math.min(altLabels.size(), MOST_ALT_LABELS); i++) {
            label(faults, "/altLabels/" + i, altLabels.get(i));
        }
        if (altLabels.size() > MOST_ALT_LABELS) {
            faults.add(new FieldFault("/altLabels", "at most " + MOST_ALT_LABELS));
        }
        definition(faults, definition);
        String taxonomy = id.taxonomy();
        if (broader.filter(other -> !other.taxonomy().equals(taxonomy) || other.equals(id)).isPresent()) {
            faults.add(new FieldFault("/broader", "must be another concept of the same taxonomy"));
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    static void label(List<FieldFault> faults, String pointer, String label) {
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            faults.add(new FieldFault(pointer, "must be one line of 1 to " + LONGEST_LABEL + " characters"));
        }
    }

    static void definition(List<FieldFault> faults, String definition) {
        if (definition.length() > LONGEST_DEFINITION
                || definition.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            faults.add(new FieldFault("/definition", "must be text of at most " + LONGEST_DEFINITION + " characters"));
        }
    }

    Concept called(ConceptId newId, List<ConceptId> former) {
        return new Concept(newId, prefLabel, altLabels, broader, definition, deprecated, former);
    }

    Concept below(Optional<ConceptId> other) {
        return new Concept(id, prefLabel, altLabels, other, definition, deprecated, formerIds);
    }

    Concept knownAs(List<String> labels, List<ConceptId> former) {
        return new Concept(id, prefLabel, labels, broader, definition, deprecated, former);
    }
}
