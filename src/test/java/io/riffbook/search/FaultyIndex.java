package io.riffbook.search;

import io.riffbook.content.BucketSum;
import io.riffbook.content.SnippetId;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A real index that fails as its engine could.
final class FaultyIndex implements SnippetIndex {
    /// In a title: the engine refuses this one.
    static final String REFUSED = "refused";
    /// In a title: the engine can't even be asked.
    static final String POISON = "poison";

    private final SnippetIndex real;
    private volatile boolean isDown;
    private volatile boolean breaksOff;

    FaultyIndex(SnippetIndex real) {
        this.real = real;
    }

    void down(boolean down) {
        isDown = down;
    }

    /// Whether every batch is applied, and then whoever sent it hears nothing.
    void breaksOff(boolean breaks) {
        breaksOff = breaks;
    }

    private SnippetIndex up() {
        if (isDown) {
            throw IndexUnavailable.because(new IOException("pulled the plug"));
        }
        return real;
    }

    @Override
    public Optional<Generation> live() {
        return up().live();
    }

    @Override
    public Set<Generation> generations() {
        return up().generations();
    }

    @Override
    public Generation create() {
        return up().create();
    }

    @Override
    public void makeLive(Generation generation) {
        up().makeLive(generation);
    }

    @Override
    public void drop(Generation generation) {
        up().drop(generation);
    }

    @Override
    public List<Refusal> apply(Generation generation, Collection<IndexedSnippet> states) {
        if (states.stream().anyMatch(state -> has(state, POISON))) {
            throw new IllegalStateException("choked");
        }
        List<Refusal> refusals = new ArrayList<>();
        states.stream().filter(state -> has(state, REFUSED))
                .forEach(state -> refusals.add(new Refusal(state.id(), "no")));
        refusals.addAll(
                up().apply(generation, states.stream().filter(state -> !has(state, REFUSED)).toList()));
        if (breaksOff) {
            throw IndexUnavailable.because(new IOException("the line went dead"));
        }
        return refusals;
    }

    private static boolean has(IndexedSnippet snippet, String word) {
        return snippet.state().documents().stream().anyMatch(document -> document.title().contains(word));
    }

    @Override
    public void refresh(Generation generation) {
        up().refresh(generation);
    }

    @Override
    public Map<Integer, BucketSum> buckets(Generation generation) {
        return up().buckets(generation);
    }

    @Override
    public Map<SnippetId, Long> sequences(Generation generation, int bucket) {
        return up().sequences(generation, bucket);
    }

    @Override
    public EngineResult search(EngineQuery query) {
        return up().search(query);
    }

    @Override
    public Map<SnippetId, List<Highlight>> highlights(EngineQuery query, Collection<SnippetId> ids) {
        return up().highlights(query, ids);
    }

    @Override
    public OptionalLong sequence(SnippetId id) {
        return up().sequence(id);
    }

    @Override
    public List<String> similarWords(String word, int most) {
        return up().similarWords(word, most);
    }
}
