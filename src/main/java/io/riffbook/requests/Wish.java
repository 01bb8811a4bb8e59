package io.riffbook.requests;

import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Times;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What somebody asks for. Everybody who signs in can read it.
///
/// @param concepts the moment that it is for, at most [#MOST_CONCEPTS]
/// @param opportunity the deal that it is for
/// @param neededBy the day by which that deal needs it
public record Wish(String text, Optional<Kind> kind, Set<ConceptId> concepts, Optional<OpportunityId> opportunity,
        Optional<LocalDate> neededBy) {
    public static final int LONGEST_TEXT = 2_000;
    public static final int MOST_CONCEPTS = 20;

    /// Checks everything but whether what it names exists.
    ///
    /// @throws InvalidRequestException when something is too long, or nothing is asked for
    public Wish {
        text = text(text, LONGEST_TEXT, "/text");
        concepts = Set.copyOf(concepts);
        if (text.isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("/text", "is required: what do you need?"));
        }
        if (concepts.size() > MOST_CONCEPTS) {
            throw InvalidRequestException.at(new FieldFault("/concepts", "must be at most " + MOST_CONCEPTS));
        }
        neededBy.ifPresent(day -> Times.check(day, "/neededBy"));
    }

    /// A text of several lines, without blanks around it.
    static String text(String text, int longest, String pointer) {
        String stripped = text.strip().replace("\r\n", "\n");
        if (stripped.length() > longest) {
            throw InvalidRequestException.at(new FieldFault(pointer, "has at most " + longest + " characters"));
        }
        if (stripped.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw InvalidRequestException.at(new FieldFault(pointer, "must not hold control characters"));
        }
        return stripped;
    }
}
