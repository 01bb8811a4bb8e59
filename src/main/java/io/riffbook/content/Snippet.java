package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.Version;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The tagged, reusable unit: what is true of it now, apart from the content, which its revisions hold.
///
/// @param version moves on with every change, of content or of anything else
/// @param lifecycle where the newest revision stands
/// @param title of the published revision, or of the newest where none is published
/// @param latestRevision the newest
/// @param publishedRevision what reps see, if anything
/// @param sequence of the index: see [IndexFeed]
/// @param stateNumber of its newest state record
public record Snippet(SnippetId id, Version version, Kind kind, Lifecycle lifecycle, String title, int latestRevision,
        Optional<Integer> publishedRevision, Set<ConceptId> tags, Audience audience, Visibility visibility,
        Optional<PersonId> owner, Optional<DeckId> deck, long sequence, int stateNumber, boolean isDemo,
        Instant createdAt, Instant changedAt) {
    public static final int MOST_TAGS = 50;

    public Snippet {
        if (publishedRevision.isPresent() && publishedRevision.get() > latestRevision) {
            throw new IllegalArgumentException(
                    "revision " + publishedRevision.get() + " can't be published: the latest is "
                            + latestRevision);
        }
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    }

    /// The revision that somebody who doesn't author sees, if any.
    public int shownRevision() {
        return publishedRevision.orElse(latestRevision);
    }

    /// With a new revision on top, which is a draft; what is published stays.
    Snippet revised(String newTitle, Instant now) {
        if (lifecycle == Lifecycle.RETIRED) {
            throw LifecycleException.refused("edit", this);
        }
        return with(Lifecycle.DRAFT, publishedRevision.isPresent() ? title : newTitle, latestRevision + 1,
                publishedRevision, now);
    }

    /// Asks for a review.
    Snippet submitted(Instant now) {
        return move("submit", now, Lifecycle.IN_REVIEW, Lifecycle.DRAFT);
    }

    /// Says that it may be published.
    Snippet approved(Instant now) {
        return move("approve", now, Lifecycle.APPROVED, Lifecycle.IN_REVIEW);
    }

    /// Sends it back to its author.
    Snippet sentBack(Instant now) {
        return move("send-back", now, Lifecycle.DRAFT, Lifecycle.IN_REVIEW, Lifecycle.APPROVED);
    }

    /// Shows the newest revision to reps.
    ///
    /// @param latestTitle the title of that revision
    Snippet published(String latestTitle, boolean reviewRequired, Instant now) {
        boolean ready = lifecycle == Lifecycle.APPROVED
                || (!reviewRequired && (lifecycle == Lifecycle.DRAFT || lifecycle == Lifecycle.IN_REVIEW));
        if (!ready) {
            throw LifecycleException.refused("publish", this);
        }
        return with(Lifecycle.PUBLISHED, latestTitle, latestRevision, Optional.of(latestRevision), now);
    }

    /// Takes it from reps. Nothing is deleted.
    Snippet retired(Instant now) {
        if (lifecycle == Lifecycle.RETIRED) {
            throw LifecycleException.refused("retire", this);
        }
        return with(Lifecycle.RETIRED, title, latestRevision, Optional.empty(), now);
    }

    /// Brings a retired one back, as a draft.
    Snippet restored(Instant now) {
        return move("restore", now, Lifecycle.DRAFT, Lifecycle.RETIRED);
    }

    /// With other tags, audience, visibility and owner, which apply at once.
    Snippet classified(Classification to, Instant now) {
        return new Snippet(id, version.next(), kind, lifecycle, title, latestRevision, publishedRevision, to.tags(),
                to.audience(), to.visibility(), to.owner(), deck, sequence + 1, stateNumber + 1, isDemo, createdAt,
                now);
    }

    Classification classification() {
        return new Classification(tags, audience, visibility, owner);
    }

    private Snippet move(String verb, Instant now, Lifecycle to, Lifecycle... from) {
        for (Lifecycle allowed : from) {
            if (lifecycle == allowed) {
                return with(to, title, latestRevision, publishedRevision, now);
            }
        }
        throw LifecycleException.refused(verb, this);
    }

    private Snippet with(Lifecycle to, String newTitle, int latest, Optional<Integer> published, Instant now) {
        return new Snippet(id, version.next(), kind, to, newTitle, latest, published, tags, audience, visibility, owner,
                deck, sequence + 1, stateNumber + 1, isDemo, createdAt, now);
    }
}
