package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.DeckChanges;
import io.riffbook.content.SimilarSnippet;
import io.riffbook.content.SimilarSnippets;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.model.ContentType.Widget;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.reading.Markdown;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows snippets as the API does, as of today and of the taxonomies as they are.
@Component
class SnippetViews {
    private final Snippets snippets;
    private final SimilarSnippets similar;
    private final DeckChanges deckChanges;
    private final ContentTypes types;
    private final Taxonomies taxonomies;

    SnippetViews(Snippets snippets, SimilarSnippets similar, DeckChanges deckChanges, ContentTypes types,
            Taxonomies taxonomies) {
        this.snippets = snippets;
        this.similar = similar;
        this.deckChanges = deckChanges;
        this.types = types;
        this.taxonomies = taxonomies;
    }

    SnippetView of(Snippet snippet, SnippetRevision revision) {
        return of(snippet, revision, null, null);
    }

    /// For who reads it: authors are told when its passage has changed.
    SnippetView read(Snippet snippet, SnippetRevision revision, Viewer viewer) {
        return of(snippet, revision, null,
                viewer.mayAuthor() ? deckChanges.told(snippet).map(DeckChangeView.OfSnippet::of).orElse(null) : null);
    }

    /// For who just saved the revision: with what says much the same.
    SnippetView saved(Snippet snippet, SnippetRevision revision) {
        return of(snippet, revision, similar.to(revision), null);
    }

    private SnippetView of(Snippet snippet, SnippetRevision revision, @Nullable List<SimilarSnippet> alike,
            DeckChangeView.@Nullable OfSnippet deckChange) {
        LocalDate today = snippets.today();
        return new SnippetView(snippet.id(), snippet.version().number(), snippet.kind(), revision.title(),
                revision.fields(), html(snippet.kind(), revision.fields()), revision.text(), snippet.lifecycle(),
                revision.number(), snippet.latestRevision(),
                snippet.publishedRevision().orElse(null), revision.author().map(PersonId::value).orElse(null),
                snippet.tags(), snippet.audience(), isForEveryone(snippet),
                SnippetView.VisibilityView.of(snippet.visibility()),
                snippet.owner().map(PersonId::value).orElse(null),
                snippet.upkeep().verifier().map(PersonId::value).orElse(null),
                snippet.upkeep().reviewBy().orElse(null), snippet.isOverdue(today),
                snippet.verified().map(word -> SnippetView.VerifiedView.of(word, snippet.isVerified(today)))
                        .orElse(null),
                snippet.publishAt().orElse(null), snippet.upkeep().expiresAt().orElse(null),
                snippet.classification().language().orElse(null), snippet.deck().orElse(null),
                revision.lineage().orElse(null), revision.files().slide().isPresent(),
                revision.files().preview().isPresent(),
                snippet.isDemo(), snippet.createdAt(), snippet.changedAt(), snippet.id() + ":" + snippet.sequence(),
                alike, deckChange);
    }

    /// What left the content model since is no longer known to be Markdown.
    private Map<String, String> html(Kind kind, Map<String, Object> fields) {
        Map<String, String> html = new LinkedHashMap<>();
        types.find(kind).stream().flatMap(type -> type.fields().stream())
                .filter(field -> field.widget() == Widget.MARKDOWN && fields.containsKey(field.name()))
                .forEach(field -> html.put(field.name(),
                        Markdown.toHtml(Objects.toString(fields.get(field.name()), ""))));
        return html;
    }

    SnippetView.Summary summary(Snippet snippet) {
        LocalDate today = snippets.today();
        return new SnippetView.Summary(snippet.id(), snippet.version().number(), snippet.kind(), snippet.title(),
                snippet.lifecycle(), snippet.latestRevision(), snippet.publishedRevision().orElse(null),
                snippet.tags(), snippet.owner().map(PersonId::value).orElse(null),
                snippet.upkeep().reviewBy().orElse(null), snippet.isOverdue(today), snippet.isVerified(today),
                isForEveryone(snippet), snippet.changedAt());
    }

    boolean isForEveryone(Snippet snippet) {
        return snippet.audience().isForEveryone(taxonomies.snapshot());
    }
}
