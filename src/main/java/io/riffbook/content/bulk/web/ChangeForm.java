package io.riffbook.content.bulk.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.bulk.Change;
import io.riffbook.content.web.ListFilter;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.springframework.util.MultiValueMap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The form of a bulk change exactly as it was filled in: which snippets, and what is done to them.
///
/// @param ids the ticked ones; none: all that the filter lets through
/// @param isTicked whether it is about ticked ones
/// @param expected how many there were when the form was shown; 0 before it was
public record ChangeForm(List<String> ids, boolean isTicked, ListFilter filter, int expected, String action,
        String add, String remove, String replace, String by, String owner, String verifier, String day) {
    private static final String TICKED = "ticked";

    static ChangeForm read(MultiValueMap<String, String> values) {
        String expected = text(values, "expected");
        return new ChangeForm(values.getOrDefault("id", List.of()), text(values, "of").equals(TICKED),
                ListFilter.read(values), expected.matches("\\d{1,9}") ? Integer.parseInt(expected) : 0,
                text(values, "action"), text(values, "add"), text(values, "remove"), text(values, "replace"),
                text(values, "by"), text(values, "newOwner"), text(values, "newVerifier"), text(values, "day"));
    }

    private static String text(MultiValueMap<String, String> values, String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value;
    }

    /// @throws InvalidRequestException when something is no id
    List<SnippetId> ticked() {
        return ids.stream().map(id -> new SnippetId(id(id, "The selection"))).toList();
    }

    /// @throws InvalidRequestException when nothing is chosen, or what belongs to the choice is missing
    Change change() {
        return switch (action) {
            case "add-tags" -> new Change.AddTags(Set.of(concept(add)));
            case "remove-tags" -> new Change.RemoveTags(Set.of(concept(remove)));
            case "replace-tag" -> new Change.ReplaceTag(concept(replace), concept(by));
            case "change-owner" -> new Change.ChangeOwner(person(owner));
            case "change-verifier" -> new Change.ChangeVerifier(person(verifier));
            case "review-by" -> new Change.ReviewBy(parsedDay());
            case "retire" -> new Change.Retire();
            default -> throw InvalidRequestException.at(new FieldFault("", "Choose what is to be done."));
        };
    }

    private static ConceptId concept(String id) {
        if (id.isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("", "Choose a tag."));
        }
        return ConceptId.parse(id);
    }

    private static PersonId person(String id) {
        if (id.isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("", "Choose somebody."));
        }
        return new PersonId(id(id, "The person"));
    }

    private LocalDate parsedDay() {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException _) {
            throw InvalidRequestException.at(new FieldFault("", "Choose a day."));
        }
    }

    private static UUID id(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw InvalidRequestException.at(new FieldFault("", what + " is no id."));
        }
    }
}
