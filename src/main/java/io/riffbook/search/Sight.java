package io.riffbook.search;

import io.riffbook.access.GroupId;
import io.riffbook.access.Viewer;

import java.util.Set;

/// What a viewer may see, as a filter inside the engine; the twin of [io.riffbook.content.Visibility#isVisibleTo].
///
/// @param everyGroup whether documents are seen whatever groups they are for; otherwise those for nobody in particular
/// and those for one of the groups
/// @param newestRevisions whether to see each snippet's newest revision, draft or not, instead of the published one
public record Sight(boolean everyGroup, Set<GroupId> groups, boolean newestRevisions) {
    public Sight {
        groups = Set.copyOf(groups);
        if (newestRevisions && !everyGroup) {
            throw new IllegalStateException("drafts are for those who author only");
        }
    }

    /// What this viewer may see.
    ///
    /// @param drafts whether drafts are asked for; who may not see them still doesn't
    public static Sight of(Viewer viewer, boolean drafts) {
        return new Sight(viewer.mayAuthor(), viewer.groups(), drafts && viewer.mayAuthor());
    }
}
