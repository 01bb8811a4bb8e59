package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.model.Taxonomies;
import org.springframework.stereotype.Component;

import java.time.LocalDate;

/// Shows snippets as the API does, as of today and of the taxonomies as they are.
@Component
class SnippetViews {
    private final Snippets snippets;
    private final Taxonomies taxonomies;

    SnippetViews(Snippets snippets, Taxonomies taxonomies) {
        this.snippets = snippets;
        this.taxonomies = taxonomies;
    }

    SnippetView of(Snippet snippet, SnippetRevision revision) {
        LocalDate today = snippets.today();
        return new SnippetView(snippet.id(), snippet.version().number(), snippet.kind(), revision.title(),
                revision.fields(), snippet.lifecycle(), revision.number(), snippet.latestRevision(),
                snippet.publishedRevision().orElse(null), revision.author().map(PersonId::value).orElse(null),
                snippet.tags(), snippet.audience(), isForEveryone(snippet),
                SnippetView.VisibilityView.of(snippet.visibility()),
                snippet.owner().map(PersonId::value).orElse(null),
                snippet.upkeep().verifier().map(PersonId::value).orElse(null),
                snippet.upkeep().reviewBy().orElse(null), snippet.isOverdue(today),
                snippet.verified().map(word -> SnippetView.VerifiedView.of(word, snippet.isVerified(today)))
                        .orElse(null),
                snippet.publishAt().orElse(null), snippet.upkeep().expiresAt().orElse(null),
                snippet.deck().orElse(null), revision.lineage().orElse(null), revision.preview().isPresent(),
                snippet.isDemo(), snippet.createdAt(), snippet.changedAt(), snippet.id() + ":" + snippet.sequence());
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
