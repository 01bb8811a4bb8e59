package io.riffbook.content.exchange;

import io.riffbook.access.PersonId;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.LifecycleState;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.WholeSnippet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What of a row counts when somebody brings it in who is no admin: a file can say of anybody that they wrote, approved or verified
/// something, and must not be a way round the rules for that.
final class Attested {
    private Attested() {}

    /// The snippet without a word of others: what was in review, approved or planned is a draft, nobody has verified it, and what
    /// isn't published was written by whoever imports it, so that somebody else has to approve it.
    ///
    /// @param by absent for a key that acts for itself
    /// @param notes what was taken otherwise than it was written
    static WholeSnippet by(@Nullable PersonId by, WholeSnippet snippet, List<String> notes) {
        LifecycleState before = snippet.state();
        boolean isOpen = before.lifecycle() == Lifecycle.IN_REVIEW || before.lifecycle() == Lifecycle.APPROVED;
        if (isOpen) {
            KnownHere.note(notes, "lifecycle: it was " + before.lifecycle().word() + ", and is a draft here");
        }
        if (before.publishAt().isPresent()) {
            KnownHere.note(notes, "publishAt: its publishing is not planned here");
        }
        if (before.verified().isPresent()) {
            KnownHere.note(notes, "verified: whoever verified it has to say so here");
        }
        LifecycleState state = new LifecycleState(isOpen ? Lifecycle.DRAFT : before.lifecycle(),
                before.publishedRevision(), Optional.empty(), Optional.empty());
        return new WholeSnippet(snippet.id(), snippet.kind(), state, snippet.classification(), snippet.deck(),
                snippet.isDemo(), snippet.createdAt(), snippet.changedAt(), written(by, snippet, notes));
    }

    private static List<SnippetRevision> written(@Nullable PersonId by, WholeSnippet snippet, List<String> notes) {
        SnippetRevision latest = snippet.latest();
        boolean isPublished = snippet.state().publishedRevision().filter(number -> number == latest.number())
                .isPresent();
        Optional<PersonId> author = Optional.ofNullable(by);
        if (isPublished || latest.author().equals(author)) {
            return snippet.revisions();
        }
        KnownHere.note(notes, "revision " + latest.number() + ": whoever imports it counts as its author");
        List<SnippetRevision> revisions = new ArrayList<>(snippet.revisions());
        revisions.removeLast();
        revisions.add(new SnippetRevision(latest.snippet(), latest.number(), latest.title(), latest.fields(),
                latest.text(), latest.notes(), latest.lineage(), latest.files(), author, latest.createdAt()));
        return revisions;
    }
}
