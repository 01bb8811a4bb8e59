package io.riffbook.requests.web;

import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.requests.Wish;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The form of a request exactly as it was filled in, right or wrong; a failed search fills it in, too.
///
/// @param opportunity an id
/// @param concept concepts' ids
/// @param anyway that similar ones were shown and none of them is it
public record RequestForm(@Nullable String text, @Nullable String kind, @Nullable String opportunity,
        @Nullable String neededBy, @Nullable List<String> concept, @Nullable Boolean anyway,
        @Nullable String clientId) {

    public String getText() {
        return said(text);
    }

    /// The ids of the concepts that are ticked.
    public Set<String> chosen() {
        return concept == null
                ? Set.of()
                : concept.stream().filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }

    Wish wish() {
        return new Wish(said(text), given(kind).map(Kind::new),
                chosen().stream().map(ConceptId::parse).collect(Collectors.toSet()), opportunityId(),
                given(neededBy).map(RequestForm::day));
    }

    Optional<OpportunityId> opportunityId() {
        return given(opportunity).map(RequestForm::id).map(OpportunityId::new);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw InvalidRequestException.at(new FieldFault("/opportunityId", "is no id"));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw InvalidRequestException.at(new FieldFault("/neededBy", "is no day"));
        }
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.of(said(value)).filter(text -> !text.isEmpty());
    }

    private static String said(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
