package io.riffbook.search;

import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.model.Taxonomies;
import io.riffbook.search.SnippetEvidence.Evidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Carries the present state of snippets from the record into a generation of the index. What can't be carried holds up
/// nothing else: a batch that fails as a whole is tried one by one.
@Component
class SnippetCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(SnippetCarrier.class);

    private final SnippetIndex index;
    private final IndexFeed feed;
    private final Taxonomies taxonomies;
    private final ObjectProvider<SnippetEvidence> evidence;

    SnippetCarrier(SnippetIndex index, IndexFeed feed, Taxonomies taxonomies,
            ObjectProvider<SnippetEvidence> evidence) {
        this.index = index;
        this.feed = feed;
        this.taxonomies = taxonomies;
        this.evidence = evidence;
    }

    /// What was read of some snippets.
    ///
    /// @param refused why of each that can't be read
    record Batch(List<IndexedSnippet> states, Map<SnippetId, String> refused) {}

    /// Reads what an index must hold of these snippets (at most [SnippetIndex#MOST_STATES]).
    ///
    /// @throws DataAccessException when the record can't be reached
    Batch read(Collection<SnippetId> ids) {
        // A snippet is marked in the transaction that changes a concept's label: the label must be at least as new as the mark.
        taxonomies.refresh();
        try {
            return new Batch(indexed(ids), Map.of());
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("A batch of {} can't be read as a whole, so each of it is read alone", ids.size(), e);
            return readAlone(ids);
        }
    }

    private Batch readAlone(Collection<SnippetId> ids) {
        List<IndexedSnippet> states = new ArrayList<>();
        Map<SnippetId, String> refused = new HashMap<>();
        for (SnippetId id : ids) {
            try {
                states.addAll(indexed(List.of(id)));
            } catch (DataAccessException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warn("Snippet {} can't be read for the index", id, e);
                refused.put(id, String.valueOf(e));
            }
        }
        return new Batch(states, refused);
    }

    /// The evidence is read after the sequences: it is at least as new as the touch that told of it.
    private List<IndexedSnippet> indexed(Collection<SnippetId> ids) {
        List<SnippetState> states = feed.read(ids);
        SnippetEvidence ledger = evidence.getIfAvailable();
        Map<SnippetId, Evidence> known = ledger == null ? Map.of() : ledger.of(ids);
        return states.stream().map(state -> new IndexedSnippet(state, known.getOrDefault(state.id(), Evidence.NONE)))
                .toList();
    }

    /// Makes a generation hold these states, for searches to see after its next refresh.
    ///
    /// @return why it does not hold some of them
    /// @throws IndexUnavailable when the engine can't take anything at all
    /// @throws LostGenerationException when the generation is gone
    Map<SnippetId, String> apply(Generation generation, List<IndexedSnippet> states) {
        try {
            return index.apply(generation, states).stream().collect(Collectors.toMap(SnippetIndex.Refusal::id,
                    SnippetIndex.Refusal::reason, (first, _) -> first));
        } catch (IndexUnavailable | LostGenerationException | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            if (states.size() == 1) {
                LOG.warn("Snippet {} can't be indexed", states.getFirst().id(), e);
                return Map.of(states.getFirst().id(), String.valueOf(e));
            }
            LOG.warn("A batch of {} can't be indexed as a whole, so each of it is tried alone", states.size(), e);
            Map<SnippetId, String> refused = new HashMap<>();
            states.forEach(state -> refused.putAll(apply(generation, List.of(state))));
            return refused;
        }
    }
}
