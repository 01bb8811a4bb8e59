package io.riffbook.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.riffbook.content.proposals.DeckOutline;
import io.riffbook.content.proposals.PassageWords;
import io.riffbook.content.proposals.Proposal;
import io.riffbook.content.proposals.Proposer;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Proposes what the passages of decks could become. Nothing is stored: a proposal is made when somebody asks, and is another one
/// once a taxonomy changed.
@Service
public class BreakUpProposals {
    private static final int MOST_OUTLINES = 64;

    private final Decks decks;
    private final DeckTable table;
    private final Taxonomies taxonomies;
    private final ContentTypes types;
    private final Cache<OutlineKey, DeckOutline> outlines = Caffeine.newBuilder().maximumSize(MOST_OUTLINES).build();
    private volatile @Nullable Proposer proposer;

    BreakUpProposals(Decks decks, DeckTable table, Taxonomies taxonomies, ContentTypes types) {
        this.decks = decks;
        this.table = table;
        this.taxonomies = taxonomies;
        this.types = types;
    }

    private record OutlineKey(DeckId deck, int revision, long taxonomies) {}

    /// A passage, and what it could become.
    public record Proposed(Passage passage, Proposal proposal) {}

    /// The passages of a revision in order, each with what it could become.
    public Page<Proposed> of(DeckRevision revision, Optional<Cursor> cursor, PageLimit limit) {
        Page<Passage> passages = decks.passages(revision, cursor, limit);
        Map<PassageId, Proposal> proposals = of(passages.items());
        return passages.map(passage -> new Proposed(passage, proposalFor(passage, proposals)));
    }

    private static Proposal proposalFor(Passage passage, Map<PassageId, Proposal> proposals) {
        Proposal proposal = proposals.get(passage.id());
        if (proposal == null) {
            throw new IllegalStateException("no proposal for passage " + passage.id());
        }
        return proposal;
    }

    /// What these passages could become, in their order.
    public Map<PassageId, Proposal> of(Collection<Passage> passages) {
        Proposer current = current();
        Map<PassageId, Proposal> proposals = new LinkedHashMap<>();
        for (Passage passage : passages) {
            DeckOutline outline = outlines.get(
                    new OutlineKey(passage.deck(), passage.revision(), current.taxonomies()),
                    key -> current.outline(table.beginnings(key.deck(), key.revision())));
            proposals.put(passage.id(), current.propose(words(passage), outline));
        }
        return proposals;
    }

    /// What a passage becomes when nothing speaks for another kind.
    public Kind usualKind() {
        return current().usualKind();
    }

    private Proposer current() {
        TaxonomySnapshot snapshot = taxonomies.snapshot();
        Proposer known = proposer;
        if (known == null || known.taxonomies() != snapshot.version()) {
            known = new Proposer(snapshot, types.offered());
            proposer = known;
        }
        return known;
    }

    private static PassageWords words(Passage passage) {
        return new PassageWords(passage.position(), passage.title(), passage.body(), passage.notes());
    }
}
