package io.riffbook.feedback;

import io.riffbook.content.SnippetCards;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.OpportunityId;
import io.riffbook.web.IdempotencyException;
import io.riffbook.web.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The append-only record of how snippets were used and rated.
///
/// Each event is pinned to the snippet revision that was played. An event with a client id is kept once for its principal, by
/// whichever way and however often it is sent, also at the same moment; a repeat is answered with the first entry.
@Service
public class Ledger {
    public static final int MOST_AT_ONCE = 500;

    private final LedgerEntries entries;
    private final SnippetCards cards;
    private final Opportunities opportunities;
    private final Clock clock;

    Ledger(LedgerEntries entries, SnippetCards cards, Opportunities opportunities, Clock clock) {
        this.entries = entries;
        this.cards = cards;
        this.opportunities = opportunities;
        this.clock = clock;
    }

    /// Records one event.
    ///
    /// @throws RefusedException when the snippet is not visible to the viewer, the revision, usage or opportunity named does not
    ///         exist, the time can't be right, or the client id stood for something else before
    @Transactional
    public Verdict.Recorded record(Submission submission) {
        return switch (recordAll(List.of(submission)).getFirst()) {
            case Verdict.Recorded recorded -> recorded;
            case Verdict.Refused refused -> throw refused.reason();
        };
    }

    /// Records up to [#MOST_AT_ONCE] events, in a number of statements that does not depend on how many there are (but on how many
    /// different sets of groups their senders have). One that is
    /// refused does not hold up the others.
    ///
    /// @return a verdict for each submission, in their order
    @Transactional
    public List<Verdict> recordAll(List<Submission> submissions) {
        if (submissions.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " events at once");
        }
        Surroundings surroundings = lookUp(submissions);
        Map<EntryKey, LedgerEntry> earlier = entries.find(keysOf(submissions));
        List<Optional<Verdict>> verdicts = new ArrayList<>(submissions.size());
        List<NewEntry> fresh = new ArrayList<>();
        for (Submission submission : submissions) {
            LedgerEntry first = EntryKey.of(submission).map(earlier::get).orElse(null);
            if (first != null) {
                verdicts.add(Optional.of(repeat(first, submission, surroundings)));
                continue;
            }
            try {
                LedgerEntry entry = surroundings.entryFor(submission);
                fresh.add(new NewEntry(verdicts.size(), submission, entry));
                verdicts.add(Optional.empty());
            } catch (RefusedException e) {
                verdicts.add(Optional.of(new Verdict.Refused(e)));
            }
        }
        write(fresh, surroundings, verdicts);
        return verdicts.stream().map(Optional::orElseThrow).toList();
    }

    private void write(List<NewEntry> fresh, Surroundings surroundings,
            List<Optional<Verdict>> verdicts) {
        Set<UUID> written = entries.add(fresh);
        List<NewEntry> late = fresh.stream().filter(one -> !written.contains(one.entry().entryId())).toList();
        // Another sending was faster, or an earlier event of this one has the same client id.
        Map<EntryKey, LedgerEntry> faster = entries.find(keysOf(
                late.stream().map(NewEntry::submission).toList()));
        for (NewEntry one : fresh) {
            verdicts.set(one.index(), Optional.of(written.contains(one.entry().entryId())
                    ? new Verdict.Recorded(one.entry(), false)
                    : repeat(first(faster, one.submission()), one.submission(), surroundings)));
        }
    }

    private static LedgerEntry first(Map<EntryKey, LedgerEntry> faster, Submission submission) {
        return EntryKey.of(submission).map(faster::get)
                .orElseThrow(() -> new IllegalStateException("an entry was neither written nor there before"));
    }

    private static Verdict repeat(LedgerEntry first, Submission submission, Surroundings surroundings) {
        return surroundings.sameAs(first, submission.event())
                ? new Verdict.Recorded(first, true)
                : new Verdict.Refused(IdempotencyException.usedForOtherContent());
    }

    private Surroundings lookUp(List<Submission> submissions) {
        Set<OpportunityId> named = submissions.stream().map(Submission::event)
                .filter(FeedbackEvent.Used.class::isInstance).map(FeedbackEvent.Used.class::cast)
                .flatMap(used -> used.opportunity().stream())
                .filter(NamedOpportunity.ById.class::isInstance).map(NamedOpportunity.ById.class::cast)
                .map(NamedOpportunity.ById::id).collect(Collectors.toSet());
        Set<UsageId> rated = submissions.stream().map(Submission::event)
                .filter(FeedbackEvent.Rated.class::isInstance).map(FeedbackEvent.Rated.class::cast)
                .flatMap(one -> one.usage().stream()).collect(Collectors.toSet());
        return new Surroundings(clock.instant(), VisibleCards.of(cards, submissions), opportunities.refsOf(named),
                entries.usages(rated));
    }

    private static Set<EntryKey> keysOf(List<Submission> submissions) {
        return submissions.stream().flatMap(one -> EntryKey.of(one).stream()).collect(Collectors.toSet());
    }

    /// What a client id names: one usage and one rating may share it.
    record EntryKey(Class<? extends FeedbackEvent> type, String principal, String clientId) {
        static Optional<EntryKey> of(Submission submission) {
            return submission.clientId().map(
                    id -> new EntryKey(submission.event().getClass(), submission.viewer().principal(), id.value()));
        }
    }

    /// An entry about to be written, for the submission at an index.
    record NewEntry(int index, Submission submission, LedgerEntry entry) {}
}
