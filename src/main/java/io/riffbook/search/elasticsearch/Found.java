package io.riffbook.search.elasticsearch;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/// Reads what a found document carries in columns.
record Found(Hit<?> hit) {

    Candidate candidate(float score) {
        Audience audience = new Audience(concepts(Fields.IS_FOR), concepts(Fields.NOT_FOR));
        return new Candidate(snippet(), (int) number(Fields.REVISION), isTrue(Fields.IS_DRAFT), score,
                new Kind(values(Fields.KIND).getString(0)), concepts(Fields.TAG), audience,
                Instant.ofEpochMilli(number(Fields.CHANGED_AT)), verifiedUntil(), evidence());
    }

    SnippetId snippet() {
        return new SnippetId(UUID.fromString(values(Fields.SNIPPET).getString(0)));
    }

    /// The first number of the field; 0 if it has none.
    long number(String field) {
        JsonArray values = values(field);
        return values.isEmpty() ? 0 : values.getJsonNumber(0).longValueExact();
    }

    private Optional<LocalDate> verifiedUntil() {
        return values(Fields.VERIFIED_UNTIL).isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(number(Fields.VERIFIED_UNTIL)));
    }

    private Evidence evidence() {
        OptionalDouble applause = fraction(Fields.APPLAUSE);
        OptionalDouble believed = applause.isPresent() ? fraction(Fields.APPLAUSE_FOR_ORDER) : OptionalDouble.empty();
        OptionalDouble lift = fraction(Fields.LIFT);
        return new Evidence(applause, believed, number(Fields.RATINGS), number(Fields.USES), number(Fields.WINS),
                number(Fields.IMPRESSIONS),
                lift.isPresent()
                        ? Optional.of(new WinLift(lift.getAsDouble(), fraction(Fields.LIFT_ERROR).orElseThrow(),
                                isTrue(Fields.LIFT_CLAIMED)))
                        : Optional.empty());
    }

    private OptionalDouble fraction(String field) {
        JsonArray values = values(field);
        return values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(((JsonNumber) values.getFirst()).doubleValue());
    }

    private boolean isTrue(String field) {
        JsonArray values = values(field);
        return !values.isEmpty() && values.getBoolean(0);
    }

    private Set<ConceptId> concepts(String field) {
        Set<ConceptId> concepts = new TreeSet<>();
        values(field).getValuesAs(JsonString.class).forEach(each -> concepts.add(ConceptId.parse(each.getString())));
        return concepts;
    }

    private JsonArray values(String field) {
        JsonData data = hit.fields().get(field);
        return data == null ? JsonValue.EMPTY_JSON_ARRAY : data.toJson().asJsonArray();
    }
}
