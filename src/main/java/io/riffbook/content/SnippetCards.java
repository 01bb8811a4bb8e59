package io.riffbook.content;

import io.riffbook.access.Viewer;
import org.springframework.stereotype.Service;

import java.util.Collection;
import java.util.Map;

/// Reads snippets as they show in lists, a whole list at a time.
@Service
public class SnippetCards {

    /// The cards of those snippets that exist and that the viewer may see, keyed by id; at most 500 ids at once. Those who
    /// author see every snippet; others only published ones, by [Visibility#isVisibleTo].
    public Map<SnippetId, SnippetCard> visibleTo(Viewer viewer, Collection<SnippetId> ids) {
        throw new IllegalStateException(viewer + " can't be answered yet about " + ids);
    }
}
