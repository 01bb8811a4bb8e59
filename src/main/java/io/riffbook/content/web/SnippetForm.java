package io.riffbook.content.web;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.content.Audience;
import io.riffbook.content.Classification;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Upkeep;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentType.Field;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The form of a snippet exactly as it was filled in, right or wrong, so that nothing typed is lost.
///
/// @param fields by name, as text
/// @param version that is being changed; 0 for a new snippet
public record SnippetForm(String title, Map<String, String> fields, Set<String> tags, Set<String> isFor,
        Set<String> notFor, String reach, Set<String> groups, Keeping keeping, long version, String clientId) {
    private static final int LONGEST_NUMBER = 20;

    /// Who keeps it true and until when, as it was filled in.
    ///
    /// @param owner an id; empty: nobody, and for a new snippet whoever writes it
    /// @param verifier an id; empty: any author
    /// @param reviewBy a day
    /// @param expiresAt a day with a time, in UTC
    public record Keeping(String owner, String verifier, String reviewBy, String expiresAt) {
        static final Keeping UNSAID = new Keeping("", "", "", "");

        static Keeping of(Classification classification) {
            Upkeep upkeep = classification.upkeep();
            return new Keeping(classification.owner().map(PersonId::toString).orElse(""),
                    upkeep.verifier().map(PersonId::toString).orElse(""),
                    upkeep.reviewBy().map(LocalDate::toString).orElse(""),
                    upkeep.expiresAt().map(FormTimes::field).orElse(""));
        }

        /// The people whom it names.
        Set<PersonId> people() {
            return Stream.of(person(owner, "/ownerId"), person(verifier, "/verifierId")).flatMap(Optional::stream)
                    .collect(Collectors.toSet());
        }

        Optional<PersonId> ownerId() {
            return person(owner, "/ownerId");
        }

        /// @param before what stood there: what the form shows only to the minute stays as it is, unless it was changed
        Upkeep upkeep(Upkeep before) {
            Optional<Instant> expiry = expiresAt.equals(before.expiresAt().map(FormTimes::field).orElse(""))
                    ? before.expiresAt()
                    : FormTimes.moment(expiresAt, "/expiresAt");
            return new Upkeep(person(verifier, "/verifierId"), FormTimes.day(reviewBy, "/reviewBy"), expiry);
        }

        private static Optional<PersonId> person(String id, String pointer) {
            return id.isEmpty() ? Optional.empty() : Optional.of(new PersonId(FormValues.id(id, pointer)));
        }
    }

    static SnippetForm empty(ContentType type, String clientId) {
        return new SnippetForm("", Map.of(), Set.of(), Set.of(), Set.of(), VisibilityChoice.usual(type).word(),
                Set.of(), Keeping.UNSAID, 0, clientId);
    }

    static SnippetForm of(Snippet snippet, SnippetRevision latest, String clientId) {
        Map<String, String> fields = new LinkedHashMap<>();
        latest.fields().forEach((name, value) -> fields.put(name, value.toString()));
        return new SnippetForm(latest.title(), fields, words(snippet.tags()), words(snippet.audience().isFor()),
                words(snippet.audience().notFor()), snippet.visibility().reach().word(),
                snippet.visibility().groups().stream().map(GroupId::toString).collect(Collectors.toSet()),
                Keeping.of(snippet.classification()), snippet.version().number(), clientId);
    }

    static SnippetForm read(FormValues values) {
        String version = values.text("version");
        return new SnippetForm(values.text("title"), values.under("fields."), values.all("tags"), values.all("for"),
                values.all("notFor"), values.text("reach"), values.all("groups"),
                new Keeping(values.text("owner"), values.text("verifier"), values.text("reviewBy"),
                        values.text("expiresAt")),
                version.matches("\\d{1,18}") ? Long.parseLong(version) : 0, values.text("clientId"));
    }

    /// The ids of all that is ticked.
    Set<String> concepts() {
        Set<String> all = new HashSet<>(tags);
        all.addAll(isFor);
        all.addAll(notFor);
        return all;
    }

    /// The same on top of another version.
    SnippetForm onTopOf(Snippet current) {
        return new SnippetForm(title, fields, tags, isFor, notFor, reach, groups, keeping,
                current.version().number(), clientId);
    }

    SnippetContent content(ContentType type) {
        return new SnippetContent(type.kind(), title, fieldValues(type));
    }

    /// @param before who kept it true until now
    /// @param language as it was until now
    Classification classification(ContentType type, Upkeep before, Optional<String> language) {
        return new Classification(concepts(tags), new Audience(concepts(isFor), concepts(notFor)),
                VisibilityChoice.visibility(reach, groups, type), keeping.ownerId(), keeping.upkeep(before),
                language);
    }

    /// The fields as the kind types them. What is no number stays a text, and the kind refuses it.
    Map<String, Object> fieldValues(ContentType type) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            String text = fields.getOrDefault(field.name(), "");
            switch (field.widget()) {
                case CHECKBOX -> {
                    if (!text.isEmpty() || field.required()) {
                        values.put(field.name(), !text.isEmpty());
                    }
                }
                case NUMBER -> {
                    if (!text.isBlank()) {
                        values.put(field.name(), number(text.strip()));
                    }
                }
                case TEXT, MARKDOWN, SELECT -> {
                    if (!text.isBlank()) {
                        values.put(field.name(), text);
                    }
                }
            }
        }
        return values;
    }

    private static Object number(String text) {
        if (text.length() > LONGEST_NUMBER || !text.matches("-?\\d+(\\.\\d+)?")) {
            return text;
        }
        if (text.contains(".")) {
            return Double.valueOf(text);
        }
        BigInteger whole = new BigInteger(text);
        return whole.bitLength() < Integer.SIZE ? (Object) whole.intValueExact() : whole;
    }

    private static Set<ConceptId> concepts(Set<String> words) {
        return words.stream().map(ConceptId::parse).collect(Collectors.toSet());
    }

    private static Set<String> words(Collection<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::toString).collect(Collectors.toSet());
    }
}
