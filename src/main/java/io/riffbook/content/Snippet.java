package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.Version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// The tagged, reusable unit: what is true of it now, apart from the content, which its revisions hold.
///
/// @param version moves on with every change, of content or of anything else
/// @param lifecycle where the newest revision stands
/// @param title of the published revision, or of the newest where none is published
/// @param latestRevision the newest
/// @param publishedRevision what reps see, if anything
/// @param publishAt when the newest revision is published by itself, if that is planned
/// @param verified who last said that it is true
/// @param sequence of the index: see [IndexFeed]
/// @param stateNumber of its newest state record
public record Snippet(SnippetId id, Version version, Kind kind, Lifecycle lifecycle, String title, int latestRevision,
        Optional<Integer> publishedRevision, Optional<Instant> publishAt, Classification classification,
        Optional<Verified> verified, Optional<DeckId> deck, long sequence, int stateNumber, boolean isDemo,
        Instant createdAt, Instant changedAt) {
    public static final int MOST_TAGS = 50;
    /// How far a change moves the sequence on. What is touched meanwhile without a new version, by new evidence for one, moves it on
    /// by one: a change that was made from the state before that is still ahead of it.
    private static final long STRIDE = 1L << 32;

    public Snippet {
        if (publishedRevision.isPresent() && publishedRevision.get() > latestRevision) {
            throw new IllegalArgumentException(
                    "revision " + publishedRevision.get() + " can't be published: the latest is "
                            + latestRevision);
        }
    }

    /// The revision that somebody who doesn't author sees, if any.
    public int shownRevision() {
        return publishedRevision.orElse(latestRevision);
    }

    public Set<ConceptId> tags() {
        return classification.tags();
    }

    public Audience audience() {
        return classification.audience();
    }

    public Visibility visibility() {
        return classification.visibility();
    }

    public Optional<PersonId> owner() {
        return classification.owner();
    }

    public Upkeep upkeep() {
        return classification.upkeep();
    }

    /// Whether somebody's word stands that what reps see is true: given of this very revision, and not yet due again.
    public boolean isVerified(LocalDate today) {
        return verified.filter(word -> publishedRevision.filter(shown -> shown == word.revision()).isPresent())
                .isPresent() && !isOverdue(today);
    }

    /// Whether the day by which somebody should have looked again has passed.
    public boolean isOverdue(LocalDate today) {
        return lifecycle != Lifecycle.RETIRED && upkeep().reviewBy().filter(today::isAfter).isPresent();
    }

    /// With a new revision on top, which is a draft; what is published stays, what was planned for an earlier one doesn't.
    Snippet revised(String newTitle, Instant now) {
        if (lifecycle == Lifecycle.RETIRED) {
            throw LifecycleException.refused("edit", this);
        }
        return next(now).lifecycle(Lifecycle.DRAFT).latest(latestRevision + 1).unplanned()
                .title(publishedRevision.isPresent() ? title : newTitle).snippet();
    }

    /// Asks for a review.
    Snippet submitted(Instant now) {
        return move("submit", now, Lifecycle.IN_REVIEW, Lifecycle.DRAFT).snippet();
    }

    /// Says that it may be published.
    Snippet approved(Instant now) {
        return move("approve", now, Lifecycle.APPROVED, Lifecycle.IN_REVIEW).snippet();
    }

    /// Sends it back to its author.
    Snippet sentBack(Instant now) {
        return move("send-back", now, Lifecycle.DRAFT, Lifecycle.IN_REVIEW, Lifecycle.APPROVED).unplanned().snippet();
    }

    /// Shows the newest revision to reps.
    ///
    /// @param latestTitle the title of that revision
    Snippet published(String latestTitle, boolean reviewRequired, Instant now) {
        refuseUnlessReady("publish", reviewRequired, now);
        return next(now).lifecycle(Lifecycle.PUBLISHED).title(latestTitle).published(Optional.of(latestRevision))
                .unplanned().snippet();
    }

    /// Plans to show the newest revision to reps later; any change of its content or a send-back ends the plan.
    Snippet scheduled(Instant at, boolean reviewRequired, Instant now) {
        refuseUnlessReady("publish", reviewRequired, at);
        return next(now).plannedAt(at).snippet();
    }

    /// Plans no more.
    Snippet unscheduled(Instant now) {
        if (publishAt.isEmpty()) {
            throw LifecycleException.notScheduled(this);
        }
        return next(now).unplanned().snippet();
    }

    private void refuseUnlessReady(String verb, boolean reviewRequired, Instant at) {
        boolean ready = lifecycle == Lifecycle.APPROVED
                || (!reviewRequired && (lifecycle == Lifecycle.DRAFT || lifecycle == Lifecycle.IN_REVIEW));
        if (!ready) {
            throw LifecycleException.refused(verb, this);
        }
        if (upkeep().expiresAt().filter(expiry -> !expiry.isAfter(at)).isPresent()) {
            throw LifecycleException.expired(this);
        }
    }

    /// Takes it from reps. Nothing is deleted.
    Snippet retired(String latestTitle, Instant now) {
        if (lifecycle == Lifecycle.RETIRED) {
            throw LifecycleException.refused("retire", this);
        }
        return next(now).lifecycle(Lifecycle.RETIRED).title(latestTitle).published(Optional.empty()).unplanned()
                .snippet();
    }

    /// Takes what is published from reps, since its time has come. A newer draft stays in work.
    Snippet expired(String latestTitle, Instant now) {
        if (publishedRevision.isEmpty()) {
            throw LifecycleException.refused("expire", this);
        }
        return lifecycle == Lifecycle.PUBLISHED
                ? retired(latestTitle, now)
                : next(now).title(latestTitle).published(Optional.empty()).snippet();
    }

    /// Takes back that it was retired: it stands as it did before, what was published included, for it was published by the rules
    /// then. A plan to publish comes back if its time hasn't passed meanwhile.
    ///
    /// @throws LifecycleException unless it is still as retiring left it, or when what was published has expired meanwhile
    Snippet unretired(Standing before, Instant now) {
        if (lifecycle != Lifecycle.RETIRED || stateNumber != before.retiredState()) {
            throw LifecycleException.changedSince(this);
        }
        if (before.publishedRevision().isPresent()
                && upkeep().expiresAt().filter(expiry -> !expiry.isAfter(now)).isPresent()) {
            throw LifecycleException.expired(this);
        }
        Successor successor = next(now).lifecycle(before.lifecycle()).title(before.title())
                .published(before.publishedRevision());
        return before.publishAt().filter(now::isBefore).map(successor::plannedAt).orElse(successor).snippet();
    }

    /// Brings a retired one back, as a draft.
    Snippet restored(Instant now) {
        return move("restore", now, Lifecycle.DRAFT, Lifecycle.RETIRED).snippet();
    }

    /// With other tags, audience, visibility, owner and upkeep, which apply at once.
    Snippet classified(Classification to, Instant now) {
        return next(now).classified(to).snippet();
    }

    /// The same version in this language, unless somebody said one.
    Snippet orSpeaking(Optional<String> language) {
        return new Snippet(id, version, kind, lifecycle, title, latestRevision, publishedRevision, publishAt,
                classification.orSpeaking(language), verified, deck, sequence, stateNumber, isDemo, createdAt,
                changedAt);
    }

    /// With somebody's word that what reps see, or would see, is true.
    ///
    /// @param reviewBy when to look again
    Snippet verified(Optional<PersonId> by, Optional<LocalDate> reviewBy, Instant now) {
        if (lifecycle == Lifecycle.RETIRED) {
            throw LifecycleException.refused("verify", this);
        }
        return next(now).verified(new Verified(shownRevision(), by, now)).classified(classification.dueBy(reviewBy))
                .snippet();
    }

    private Successor move(String verb, Instant now, Lifecycle to, Lifecycle... from) {
        for (Lifecycle allowed : from) {
            if (lifecycle == allowed) {
                return next(now).lifecycle(to);
            }
        }
        throw LifecycleException.refused(verb, this);
    }

    private Successor next(Instant now) {
        return new Successor(this, now);
    }

    private static long sequenceAfter(long sequence) {
        return (sequence / STRIDE + 1) * STRIDE;
    }

    /// The next state of a snippet in the making: version and state number move on by one, the sequence
    /// to the next change.
    private static final class Successor {
        private final Snippet before;
        private final Instant now;
        private Lifecycle lifecycle;
        private String title;
        private int latest;
        private Optional<Integer> published;
        private Optional<Instant> publishAt;
        private Classification classification;
        private Optional<Verified> verified;

        Successor(Snippet before, Instant now) {
            this.before = before;
            this.now = now;
            this.lifecycle = before.lifecycle;
            this.title = before.title;
            this.latest = before.latestRevision;
            this.published = before.publishedRevision;
            this.publishAt = before.publishAt;
            this.classification = before.classification;
            this.verified = before.verified;
        }

        Successor lifecycle(Lifecycle to) {
            lifecycle = to;
            return this;
        }

        Successor title(String to) {
            title = to;
            return this;
        }

        Successor latest(int revision) {
            latest = revision;
            return this;
        }

        Successor published(Optional<Integer> revision) {
            published = revision;
            return this;
        }

        Successor plannedAt(Instant at) {
            publishAt = Optional.of(at);
            return this;
        }

        Successor unplanned() {
            publishAt = Optional.empty();
            return this;
        }

        Successor classified(Classification to) {
            classification = to;
            return this;
        }

        Successor verified(Verified word) {
            verified = Optional.of(word);
            return this;
        }

        Snippet snippet() {
            return new Snippet(before.id, before.version.next(), before.kind, lifecycle, title, latest, published,
                    publishAt, classification, verified, before.deck, sequenceAfter(before.sequence),
                    before.stateNumber + 1,
                    before.isDemo, before.createdAt, now);
        }
    }
}
