package io.riffbook.content.exchange;

import io.riffbook.access.PersonId;
import io.riffbook.audit.Actor;
import org.jspecify.annotations.Nullable;

/// What an import brings, and how it is to be taken: the payload of an `import-content` job.
///
/// @param upload where the file lies, below `imports/`
/// @param how as whoever sent it asked for
/// @param principal for whom rows without an id are remembered
/// @param person who wrote rows without an id; absent for a key that acts for itself
/// @param isAdmin whether they may bring in what was approved elsewhere, where reviews are required
record ImportOrder(String upload, How how, Actor actor, String principal, @Nullable PersonId person,
        boolean isAdmin) {

    /// What can be asked for.
    ///
    /// @param format of the file
    /// @param publish rows without a history at once, instead of leaving them as drafts
    /// @param kind of texts that name none
    /// @param newTagsIn the taxonomy that takes tags which no taxonomy knows; absent: they are noted and left out
    /// @param keepMisfits whether content with a history is taken though it does not suit its kind as it is here
    record How(ExportOrder.Format format, boolean publish, @Nullable String kind, @Nullable String newTagsIn,
            boolean keepMisfits) {}
}
