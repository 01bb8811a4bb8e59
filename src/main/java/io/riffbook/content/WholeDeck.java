package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A deck with all its revisions and their passages: what an export tells, and an import or a restore brings back as it was. The newest
/// revision is the current one.
///
/// @param revisions in their order; without gaps, unless object storage lost some
public record WholeDeck(DeckId id, String title, Optional<PersonId> owner, boolean isDemo, List<Revision> revisions) {
    public static final int MOST_REVISIONS = 1_000;
    public static final int MOST_PASSAGES = 2_000;

    /// One revision with its passages.
    ///
    /// @param truncated whether the file held more than was read
    public record Revision(DeckRevision revision, boolean truncated, List<Passage> passages) {
        public Revision {
            passages = List.copyOf(passages);
        }
    }

    /// Checks that the parts fit together.
    ///
    /// @throws InvalidRequestException naming the first that doesn't
    public WholeDeck {
        revisions = List.copyOf(revisions);
        if (revisions.isEmpty() || revisions.size() > MOST_REVISIONS) {
            throw fault("/revisions", "must be 1 to " + MOST_REVISIONS);
        }
        int last = 0;
        for (int i = 0; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            if (revision.revision().number() <= last) {
                throw fault("/revisions/" + i + "/number", "must be more than " + last);
            }
            last = revision.revision().number();
            if (revision.passages().size() > MOST_PASSAGES) {
                throw fault("/revisions/" + i + "/passages", "must be at most " + MOST_PASSAGES);
            }
            for (int p = 0; p < revision.passages().size(); p++) {
                if (revision.passages().get(p).position() != p + 1) {
                    throw fault("/revisions/" + i + "/passages/" + p + "/position", "must be " + (p + 1));
                }
            }
        }
    }

    private static InvalidRequestException fault(String pointer, String detail) {
        return InvalidRequestException.at(new FieldFault(pointer, detail));
    }

    /// The current revision.
    public Revision current() {
        return revisions.getLast();
    }

    Instant createdAt() {
        return revisions.getFirst().revision().createdAt();
    }

    Instant changedAt() {
        return current().revision().createdAt();
    }
}
