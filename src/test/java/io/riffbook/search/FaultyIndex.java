package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A real index that fails as its engine could.
final class FaultyIndex implements SnippetIndex {
    /// In a title: the engine refuses this one.
    static final String REFUSED = "refused";
    /// In a title: the engine can't even be asked.
    static final String POISON = "poison";

    private final SnippetIndex real;
    private volatile boolean isDown;

    FaultyIndex(SnippetIndex real) {
        this.real = real;
    }

    void down(boolean down) {
        isDown = down;
    }

    private SnippetIndex up() {
        if (isDown) {
            throw IndexUnavailable.because(new IOException("pulled the plug"));
        }
        return real;
    }

    @Override
    public List<Refusal> apply(Collection<SnippetState> states) {
        if (states.stream().anyMatch(state -> has(state, POISON))) {
            throw new IllegalStateException("choked");
        }
        List<Refusal> refusals = new ArrayList<>();
        states.stream().filter(state -> has(state, REFUSED))
                .forEach(state -> refusals.add(new Refusal(state.id(), "no")));
        refusals.addAll(up().apply(states.stream().filter(state -> !has(state, REFUSED)).toList()));
        return refusals;
    }

    private static boolean has(SnippetState state, String word) {
        return state.documents().stream().anyMatch(document -> document.title().contains(word));
    }

    @Override
    public void refresh() {
        up().refresh();
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
    public String incarnation() {
        return up().incarnation();
    }

    @Override
    public boolean isEmpty() {
        return up().isEmpty();
    }

    @Override
    public void startAnew() {
        up().startAnew();
    }
}
