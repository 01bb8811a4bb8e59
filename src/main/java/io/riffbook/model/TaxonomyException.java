package io.riffbook.model;

import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A taxonomy can't be changed that way. Nothing was changed.
public final class TaxonomyException extends RefusedException {
    private static final long serialVersionUID = 1L;
    private static final String UNSOUND = "The taxonomy would not be sound";

    private TaxonomyException(Problem problem) {
        super(problem);
    }

    static TaxonomyException noConcept(ConceptId concept) {
        return new TaxonomyException(Problem.of("unknown-concept", HttpStatus.UNPROCESSABLE_CONTENT,
                "There is no such concept", "There is no concept " + concept + "."));
    }

    static TaxonomyException taken(Object id) {
        return new TaxonomyException(Problem.of("id-taken", HttpStatus.CONFLICT, "The id is taken", id
                + " names something already, or has named it before."));
    }

    static TaxonomyException cycle(ConceptId concept) {
        return new TaxonomyException(new Problem("unsound-taxonomy", HttpStatus.UNPROCESSABLE_CONTENT, UNSOUND,
                concept + " would be broader than itself.",
                List.of(new FieldFault("/broader", "is narrower than the concept"))));
    }

    static TaxonomyException full(String taxonomy, int most) {
        return new TaxonomyException(Problem.of("unsound-taxonomy", HttpStatus.UNPROCESSABLE_CONTENT, UNSOUND,
                "A taxonomy has at most " + most + " concepts, and " + taxonomy + " has them."));
    }

    static TaxonomyException tooMany(String pointer, String what, ConceptId concept, int most) {
        return new TaxonomyException(new Problem("unsound-taxonomy", HttpStatus.UNPROCESSABLE_CONTENT, UNSOUND,
                concept + " would have more " + what + " than a concept can have, which is " + most + ".",
                List.of(new FieldFault(pointer, "has or brings too many " + what))));
    }

    static TaxonomyException cannotMerge(ConceptId from, ConceptId into, String reason) {
        return new TaxonomyException(Problem.of("unsound-taxonomy", HttpStatus.UNPROCESSABLE_CONTENT, UNSOUND,
                from + " can't be merged into " + into + ". " + reason));
    }

    /// @param first those that contradict, as far as they are named
    static TaxonomyException contradicted(ConceptId from, ConceptId into, List<ModelUse> first) {
        return new TaxonomyException(new Problem("concept-in-use", HttpStatus.CONFLICT, "The concept is used",
                "These are for one of " + from + " and " + into + " and not for the other: correct them first.",
                List.of(), Map.of("users", first)));
    }

    static TaxonomyException notDeprecated(ConceptId concept) {
        return new TaxonomyException(Problem.of("not-deprecated", HttpStatus.CONFLICT, "The concept is not deprecated",
                "Deprecate " + concept + " first, so that it is no longer chosen."));
    }

    static TaxonomyException hasNarrower(ConceptId concept, List<Concept> narrower) {
        return new TaxonomyException(Problem.of("concept-in-use", HttpStatus.CONFLICT, "The concept is used",
                concept + " is broader than " + narrower.stream().limit(20).map(each -> each.id().toString())
                        .collect(Collectors.joining(", ")) + ". Move them first."));
    }

    static TaxonomyException inUse(ConceptId concept, ConceptUsers users) {
        String totals = new TreeMap<>(users.totals()).entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey()).collect(Collectors.joining(", "));
        return new TaxonomyException(new Problem("concept-in-use", HttpStatus.CONFLICT, "The concept is used",
                concept + " is used by " + totals + ". Retag them, or merge it into another concept.", List.of(),
                Map.of("totals", users.totals(), "users", users.first())));
    }
}
