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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The form of a snippet exactly as it was filled in, right or wrong, so that nothing typed is lost.
///
/// @param fields by name, as text
/// @param version that is being changed; 0 for a new snippet
public record SnippetForm(String title, Map<String, String> fields, Set<String> tags, Set<String> isFor,
        Set<String> notFor, String reach, Set<String> groups, long version, String clientId) {
    private static final int LONGEST_NUMBER = 20;

    static SnippetForm empty(ContentType type, String clientId) {
        return new SnippetForm("", Map.of(), Set.of(), Set.of(), Set.of(), VisibilityChoice.usual(type).word(),
                Set.of(), 0, clientId);
    }

    static SnippetForm of(Snippet snippet, SnippetRevision latest, String clientId) {
        Map<String, String> fields = new LinkedHashMap<>();
        latest.fields().forEach((name, value) -> fields.put(name, value.toString()));
        return new SnippetForm(latest.title(), fields, words(snippet.tags()), words(snippet.audience().isFor()),
                words(snippet.audience().notFor()), snippet.visibility().reach().word(),
                snippet.visibility().groups().stream().map(GroupId::toString).collect(Collectors.toSet()),
                snippet.version().number(), clientId);
    }

    static SnippetForm read(FormValues values) {
        String version = values.text("version");
        return new SnippetForm(values.text("title"), values.under("fields."), values.all("tags"), values.all("for"),
                values.all("notFor"), values.text("reach"), values.all("groups"),
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
        return new SnippetForm(title, fields, tags, isFor, notFor, reach, groups, current.version().number(), clientId);
    }

    SnippetContent content(ContentType type) {
        return new SnippetContent(type.kind(), title, fieldValues(type));
    }

    Classification classification(ContentType type, Optional<PersonId> owner, Upkeep upkeep) {
        return new Classification(concepts(tags), new Audience(concepts(isFor), concepts(notFor)),
                VisibilityChoice.visibility(reach, groups, type), owner, upkeep);
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
