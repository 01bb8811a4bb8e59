package io.riffbook.search.elasticsearch;

import static java.util.stream.Collectors.joining;

import io.riffbook.analysis.Language;
import io.riffbook.analysis.TextAnalysis;
import io.riffbook.analysis.TextAnalysis.Tokens;
import io.riffbook.content.SnippetDocument;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import io.riffbook.search.Vocabulary;
import io.riffbook.search.elasticsearch.StoredDocument.Facts;
import io.riffbook.search.elasticsearch.StoredDocument.Numbers;
import io.riffbook.search.elasticsearch.StoredDocument.Shown;
import io.riffbook.search.elasticsearch.StoredDocument.Words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Writes a snippet's state as documents.
final class Documents {
    private static final String DRAFT = "~draft";
    /// Spreads a check over 28 bits, so that the halves of two states don't add up to one.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int OTHER_BITS = 64 - 28;

    private final IndexedSnippet snippet;
    private final Vocabulary vocabulary;
    private final Optional<SnippetDocument> published;
    private final Optional<SnippetDocument> draft;

    private Documents(IndexedSnippet snippet, Vocabulary vocabulary) {
        this.snippet = snippet;
        this.vocabulary = vocabulary;
        this.published = snippet.state().documents().stream().filter(each -> !each.isDraft()).findFirst();
        this.draft = snippet.state().documents().stream().filter(SnippetDocument::isDraft).findFirst();
    }

    /// The snippet's two documents by their ids.
    static Map<String, StoredDocument> of(IndexedSnippet snippet, Vocabulary vocabulary) {
        String id = snippet.id().toString();
        Documents documents = new Documents(snippet, vocabulary);
        return Map.of(id, documents.published(), id + DRAFT, documents.draft());
    }

    static List<String> ids(SnippetId snippet) {
        return List.of(snippet.toString(), snippet + DRAFT);
    }

    private StoredDocument published() {
        List<String> foundAs = new ArrayList<>(List.of(Fields.PUBLISHED));
        if (draft.isEmpty()) {
            foundAs.add(Fields.NEWEST);
        }
        long check = snippet.state().check();
        return document(published, foundAs, check - half(check), 1);
    }

    private StoredDocument draft() {
        return document(draft, List.of(Fields.NEWEST), half(snippet.state().check()), 0);
    }

    private static long half(long check) {
        return (check * SPREAD) >>> OTHER_BITS;
    }

    private StoredDocument document(Optional<SnippetDocument> facts, List<String> foundAs, long check, int counts) {
        SnippetState state = snippet.state();
        Integer bucket = state.sequence() < Long.MAX_VALUE ? state.bucket() : null;
        return new StoredDocument(state.id().toString(), state.sequence(), bucket, check, counts,
                facts.map(_ -> foundAs).orElse(null), facts.map(this::facts).orElse(null),
                facts.map(_ -> numbers(snippet.evidence())).orElse(null), facts.map(this::words).orElse(null),
                facts.map(Documents::shown).orElse(null));
    }

    private Facts facts(SnippetDocument facts) {
        return new Facts(facts.revision(), facts.isDraft(), facts.kind().name(), text(facts.deck()),
                text(facts.owner()), facts.visibility().reach().word(), groups(facts.visibility()),
                texts(facts.tags()), texts(vocabulary.broaderOrSelf(facts.tags())), texts(facts.audience().isFor()),
                texts(facts.audience().notFor()), facts.changedAt().toEpochMilli(),
                facts.verifiedUntil().isPresent() ? facts.verifiedUntil().get().toEpochDay() : null);
    }

    private static Collection<String> groups(Visibility visibility) {
        return visibility.groups().isEmpty() ? List.of(Fields.EVERYBODY) : texts(visibility.groups());
    }

    private static @Nullable String text(Optional<?> value) {
        return value.isPresent() ? value.get().toString() : null;
    }

    private static Collection<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    private static Numbers numbers(Evidence evidence) {
        return new Numbers(evidence.applause().isPresent() ? evidence.applause().getAsDouble() : null,
                evidence.applauseForOrder(), evidence.ratings(), evidence.uses(), evidence.wins(),
                evidence.impressions(), evidence.lift().map(WinLift::value).orElse(null),
                evidence.lift().map(WinLift::error).orElse(null), evidence.lift().map(WinLift::isClaimed).orElse(null));
    }

    private Words words(SnippetDocument facts) {
        Language language = Language.of(facts.language());
        Tokens title = TextAnalysis.tokens(language, facts.title());
        Tokens text = TextAnalysis.tokens(language, facts.text());
        Tokens notes = TextAnalysis.tokens(language, facts.notes());
        Tokens labels = TextAnalysis.tokens(Language.ENGLISH, labels(facts.tags()));
        return new Words(title.stems(), title.exact(), text.stems(), text.exact(), notes.stems(), notes.exact(),
                labels.stems(), labels.exact());
    }

    private String labels(Collection<ConceptId> tags) {
        return tags.stream().map(vocabulary::label).collect(joining(". "));
    }

    private static Shown shown(SnippetDocument facts) {
        return new Shown(facts.language(), facts.title(), facts.text(), facts.notes());
    }
}
