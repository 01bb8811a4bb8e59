package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.DeckId;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.SnippetFilter;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the authors' list is filtered, as it stands in the page's address: what is empty filters nothing.
///
/// @param owner `me`, or an id
/// @param verifier `me`, or an id
/// @param attention `overdue`, `for-everyone` or `changed-in-deck`
public record ListFilter(String lifecycle, String kind, String deck, String tag, String owner, String verifier,
        String attention) {
    private static final String ME = "me";
    private static final String OVERDUE = "overdue";
    private static final String FOR_EVERYONE = "for-everyone";
    private static final String CHANGED_IN_DECK = "changed-in-deck";

    /// Reads it from the parameters of a page.
    public static ListFilter read(MultiValueMap<String, String> parameters) {
        FormValues values = new FormValues(parameters);
        String attention = values.text("overdue").equals("true") ? OVERDUE : values.text("attention");
        return new ListFilter(values.text("lifecycle"), values.text("kind"), values.text("deck"), values.text("tag"),
                values.text("owner"), values.text("verifier"), attention);
    }

    /// What it means for this viewer.
    ///
    /// @throws InvalidRequestException when it holds something that no page of ours sends
    public SnippetFilter filter(Viewer viewer) {
        return new SnippetFilter(given(lifecycle).map(ListFilter::lifecycle), given(kind).map(Kind::new),
                given(deck).map(text -> new DeckId(FormValues.id(text, "/deck"))), given(tag).map(ConceptId::parse),
                person(owner, "/owner", viewer), person(verifier, "/verifier", viewer), isAttention(OVERDUE),
                isAttention(FOR_EVERYONE), isAttention(CHANGED_IN_DECK));
    }

    private boolean isAttention(String word) {
        if (!List.of("", OVERDUE, FOR_EVERYONE, CHANGED_IN_DECK).contains(attention)) {
            throw InvalidRequestException
                    .at(new FieldFault("/attention", "must be overdue, for-everyone or changed-in-deck"));
        }
        return attention.equals(word);
    }

    private static Lifecycle lifecycle(String word) {
        return Lifecycle.find(word).orElseThrow(
                () -> InvalidRequestException.at(new FieldFault("/lifecycle", "is no lifecycle")));
    }

    /// What has a value, by the names that [#read] knows.
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "lifecycle", lifecycle);
        put(values, "kind", kind);
        put(values, "deck", deck);
        put(values, "tag", tag);
        put(values, "owner", owner);
        put(values, "verifier", verifier);
        put(values, "attention", attention);
        return values;
    }

    /// The address of the list that is filtered like this.
    ///
    /// @param cursor where it goes on, if not at the beginning
    public String link(@Nullable String cursor) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/snippets");
        values().forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
        if (cursor != null) {
            link.queryParam("cursor", cursor);
        }
        return link.encode().buildAndExpand(values()).toUriString();
    }

    private static Optional<PersonId> person(String text, String pointer, Viewer viewer) {
        return text.equals(ME) ? viewer.person() : given(text).map(id -> new PersonId(FormValues.id(id, pointer)));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(word -> !word.isBlank());
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }
}
