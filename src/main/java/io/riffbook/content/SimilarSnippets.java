package io.riffbook.content;

import io.riffbook.content.Signatures.Wording;
import io.riffbook.content.similar.Signature;
import io.riffbook.model.ContentTypes;
import io.riffbook.web.FieldFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Finds near-duplicates, so that copies are not made by accident: for those who author, since drafts and retired snippets count,
/// too. What is compared is the wording of titles and bodies, each snippet's newest revision; notes don't count.
@Service
public class SimilarSnippets {
    /// How many are named, at most.
    public static final int MOST = 5;

    private static final Logger LOG = LoggerFactory.getLogger(SimilarSnippets.class);
    private static final int BATCH = 200;
    /// Of content that is no snippet yet.
    private static final UUID NOBODY = new UUID(0, 0);

    private final Signatures signatures;
    private final ContentTypes types;
    private final int least;

    SimilarSnippets(Signatures signatures, ContentTypes types, ContentSettings settings) {
        this.signatures = signatures;
        this.types = types;
        this.least = (int) Math.ceil(settings.similarFrom() * Signature.HASHES);
    }

    /// The snippets, other than its own, that are most similar to a revision: the best first, at most [#MOST], none that have less
    /// in common than `riffbook.content.similar-from`.
    public List<SimilarSnippet> to(SnippetRevision revision) {
        return to(List.of(revision)).getOrDefault(revision.snippet(), List.of());
    }

    /// The same for revisions of many snippets, in one query; snippets added in the same transaction count.
    ///
    /// @param revisions at most one of each snippet
    /// @return an entry for each of the snippets
    public Map<SnippetId, List<SimilarSnippet>> to(Collection<SnippetRevision> revisions) {
        Map<UUID, List<SimilarSnippet>> found = signatures.similarTo(revisions.stream().map(Wording::of).toList(),
                least, MOST);
        Map<SnippetId, List<SimilarSnippet>> similar = new HashMap<>();
        for (SnippetRevision revision : revisions) {
            similar.put(revision.snippet(), found.getOrDefault(revision.snippet().value(), List.of()));
        }
        return similar;
    }

    /// The same for content that isn't saved yet.
    ///
    /// @throws InvalidContentException when it couldn't be saved, with all faults at once
    public List<SimilarSnippet> to(SnippetContent content) {
        List<FieldFault> faults = types.validate(content.kind(), content.fields(), "/fields");
        if (!faults.isEmpty()) {
            throw InvalidContentException.of(faults);
        }
        String text = SnippetText.of(types.get(content.kind()), content.fields()).text();
        return signatures.similarTo(List.of(new Wording(NOBODY, 0, content.title(), text)), least, MOST)
                .getOrDefault(NOBODY, List.of());
    }

    /// Gives a signature to what has none that fits: snippets from before there were any, or from before the last change of how
    /// they are made, or that came in by another way than a save. Several nodes may do it at once.
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1H")
    void fill() {
        int filled = 0;
        List<Wording> batch = signatures.outdated(NOBODY, BATCH);
        while (!batch.isEmpty()) {
            signatures.keep(batch);
            filled += batch.size();
            batch = signatures.outdated(batch.getLast().id(), BATCH);
        }
        if (filled > 0) {
            LOG.info("{} snippets can now be found as near-duplicates", filled);
        }
    }
}
