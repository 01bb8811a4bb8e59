package io.riffbook.search;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.content.Audience;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetDocument;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.SnippetEvidence.Evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// SomeSnippet for tests, each a little different from a plain published story.
public record SomeSnippet(SnippetDocument document) {
    public static final Instant SOME_DAY = Instant.parse("2026-03-01T09:00:00Z");

    public static SomeSnippet story(String title, String text) {
        return new SomeSnippet(
                new SnippetDocument(SnippetId.next(), 1, false, new Kind("story"), title, text, "", Set.of(),
                        Audience.UNSAID, Visibility.INTERNAL, Optional.empty(), Optional.empty(),
                        Optional.empty(), "en", SOME_DAY));
    }

    public static Set<ConceptId> concepts(String... ids) {
        return Arrays.stream(ids).map(ConceptId::parse).collect(Collectors.toSet());
    }

    public SnippetId id() {
        return document.id();
    }

    public SomeSnippet id(SnippetId id) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(id, d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), d.audience(), d.visibility(), d.deck(), d.owner(), d.verifiedUntil(), d.language(),
                d.changedAt()));
    }

    public SomeSnippet draft(int revision) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), revision, true, d.kind(), d.title(), d.text(), d.notes(),
                d.tags(), d.audience(), d.visibility(), d.deck(), d.owner(), d.verifiedUntil(), d.language(),
                d.changedAt()));
    }

    public SomeSnippet kind(String kind) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), new Kind(kind), d.title(),
                d.text(), d.notes(), d.tags(), d.audience(), d.visibility(), d.deck(), d.owner(), d.verifiedUntil(),
                d.language(), d.changedAt()));
    }

    public SomeSnippet notes(String notes) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                notes, d.tags(), d.audience(), d.visibility(), d.deck(), d.owner(), d.verifiedUntil(), d.language(),
                d.changedAt()));
    }

    public SomeSnippet tags(String... tags) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), concepts(tags), d.audience(), d.visibility(), d.deck(), d.owner(), d.verifiedUntil(),
                d.language(), d.changedAt()));
    }

    public SomeSnippet audience(Set<ConceptId> isFor, Set<ConceptId> notFor) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), new Audience(isFor, notFor), d.visibility(), d.deck(), d.owner(),
                d.verifiedUntil(), d.language(), d.changedAt()));
    }

    public SomeSnippet customerFacing() {
        return visibility(new Visibility(Visibility.Reach.CUSTOMER_FACING, document.visibility().groups()));
    }

    public SomeSnippet onlyFor(GroupId... groups) {
        return visibility(new Visibility(document.visibility().reach(), Set.of(groups)));
    }

    private SomeSnippet visibility(Visibility visibility) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), d.audience(), visibility, d.deck(), d.owner(), d.verifiedUntil(), d.language(),
                d.changedAt()));
    }

    public SomeSnippet from(DeckId deck) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), d.audience(), d.visibility(), Optional.of(deck), d.owner(), d.verifiedUntil(),
                d.language(), d.changedAt()));
    }

    public SomeSnippet ownedBy(PersonId owner) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), d.audience(), d.visibility(), d.deck(), Optional.of(owner), d.verifiedUntil(),
                d.language(), d.changedAt()));
    }

    public SomeSnippet verifiedUntil(LocalDate day) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), d.audience(), d.visibility(), d.deck(), d.owner(), Optional.of(day), d.language(),
                d.changedAt()));
    }

    public SomeSnippet in(String language) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), d.audience(), d.visibility(), d.deck(), d.owner(), d.verifiedUntil(), language,
                d.changedAt()));
    }

    public SomeSnippet changedAt(Instant changedAt) {
        var d = document;
        return new SomeSnippet(new SnippetDocument(d.id(), d.revision(), d.isDraft(), d.kind(), d.title(), d.text(),
                d.notes(), d.tags(), d.audience(), d.visibility(), d.deck(), d.owner(), d.verifiedUntil(), d.language(),
                changedAt));
    }

    /// The state that holds this document alone.
    public SnippetState at(long sequence) {
        return new SnippetState(document.id(), sequence, List.of(document));
    }

    /// The same with what is known of it.
    public IndexedSnippet at(long sequence, Evidence evidence) {
        return new IndexedSnippet(at(sequence), evidence);
    }
}
