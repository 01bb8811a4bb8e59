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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The append-only record of how snippets were opened, copied, downloaded, used and rated. What was wrong is taken back by an entry of
/// its own.
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
    ///         exist, the time can't be right, the client id stood for something else before, or what is to be corrected is not the
    ///         viewer's, or was corrected before ([LedgerException])
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
        LedgerEntries.Earlier earlier = entries.find(keysOf(submissions));
        List<Optional<Verdict>> verdicts = new ArrayList<>(submissions.size());
        List<NewEntry> fresh = new ArrayList<>();
        Map<EntryId, Optional<EntryKey>> corrected = new HashMap<>();
        for (Submission submission : submissions) {
            LedgerEntry first = earlier.of(submission).orElse(null);
            if (first != null) {
                verdicts.add(Optional.of(repeat(first, submission, surroundings, earlier)));
                continue;
            }
            try {
                NewEntry entry = surroundings.entryFor(verdicts.size(), submission);
                correctOnce(submission, corrected);
                fresh.add(entry);
                verdicts.add(Optional.empty());
            } catch (RefusedException e) {
                verdicts.add(Optional.of(new Verdict.Refused(e)));
            }
        }
        write(fresh, surroundings, verdicts);
        return verdicts.stream().map(Optional::orElseThrow).toList();
    }

    /// A batch that corrects an entry twice is wrong, unless it says the same twice.
    private static void correctOnce(Submission submission, Map<EntryId, Optional<EntryKey>> corrected) {
        if (submission.event() instanceof FeedbackEvent.Corrected event) {
            Optional<EntryKey> key = EntryKey.of(submission);
            Optional<EntryKey> before = corrected.putIfAbsent(event.corrects(), key);
            if (before != null && (key.isEmpty() || !key.equals(before))) {
                throw LedgerException.correctedInTheSameBatch();
            }
        }
    }

    private void write(List<NewEntry> fresh, Surroundings surroundings,
            List<Optional<Verdict>> verdicts) {
        Set<EntryId> written = entries.add(fresh);
        List<NewEntry> late = fresh.stream().filter(one -> !written.contains(one.entry().entryId())).toList();
        // Another sending was faster, or an earlier event of this one has the same client id.
        LedgerEntries.Earlier faster = entries.find(keysOf(
                late.stream().map(NewEntry::submission).toList()));
        for (NewEntry one : fresh) {
            verdicts.set(one.index(), Optional.of(written.contains(one.entry().entryId())
                    ? new Verdict.Recorded(one.entry(), false)
                    : repeat(first(faster, one.submission()), one.submission(), surroundings, faster)));
        }
    }

    private static LedgerEntry first(LedgerEntries.Earlier faster, Submission submission) {
        return faster.of(submission)
                .orElseThrow(() -> new IllegalStateException("an entry was neither written nor there before"));
    }

    private static Verdict repeat(LedgerEntry first, Submission submission, Surroundings surroundings,
            LedgerEntries.Earlier earlier) {
        return surroundings.sameAs(first, submission.event(), earlier.instead())
                ? new Verdict.Recorded(first, true)
                : new Verdict.Refused(IdempotencyException.usedForOtherContent());
    }

    private Surroundings lookUp(List<Submission> submissions) {
        // first, because whoever corrects waits here
        LedgerEntries.Correctable correctable = entries.hold(submissions.stream().map(Submission::event)
                .filter(FeedbackEvent.Corrected.class::isInstance).map(FeedbackEvent.Corrected.class::cast)
                .map(FeedbackEvent.Corrected::corrects).collect(Collectors.toSet()));
        List<FeedbackEvent.OfSnippet> said = submissions.stream().flatMap(one -> one.event().said().stream()).toList();
        Set<OpportunityId> named = said.stream()
                .filter(FeedbackEvent.Used.class::isInstance).map(FeedbackEvent.Used.class::cast)
                .flatMap(used -> used.opportunity().stream())
                .filter(NamedOpportunity.ById.class::isInstance).map(NamedOpportunity.ById.class::cast)
                .map(NamedOpportunity.ById::id).collect(Collectors.toSet());
        Set<UsageId> rated = said.stream()
                .filter(FeedbackEvent.Rated.class::isInstance).map(FeedbackEvent.Rated.class::cast)
                .flatMap(one -> one.usage().stream()).collect(Collectors.toSet());
        return new Surroundings(clock.instant(), VisibleCards.of(cards, submissions), opportunities.refsOf(named),
                entries.usages(rated), correctable);
    }

    private static Set<EntryKey> keysOf(List<Submission> submissions) {
        return submissions.stream().flatMap(one -> EntryKey.of(one).stream()).collect(Collectors.toSet());
    }

    /// What a client id names: one entry of each kind may share it.
    record EntryKey(Class<? extends FeedbackEvent> type, String principal, String clientId) {
        static Optional<EntryKey> of(Submission submission) {
            return submission.clientId().map(
                    id -> new EntryKey(submission.event().getClass(), submission.viewer().principal(), id.value()));
        }
    }

    /// An entry about to be written, for the submission at an index.
    ///
    /// @param instead what a correction puts in the place of the entry that it takes back
    record NewEntry(int index, Submission submission, LedgerEntry entry, Optional<PinnedEntry> instead) {
        /// The client id names the correction; what stands instead has none of its own.
        Optional<NewEntry> standingInstead() {
            return instead.map(standing -> new NewEntry(index,
                    new Submission(submission.viewer(), Optional.empty(), submission.event()), standing,
                    Optional.empty()));
        }
    }
}
