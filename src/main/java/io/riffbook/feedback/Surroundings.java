package io.riffbook.feedback;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.Ledger.NewEntry;
import io.riffbook.feedback.LedgerEntries.Correctable;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What the events of one sending refer to, looked up once for all of them; and how an event becomes an entry in the light of it.
///
/// @param cards the snippets that each viewer may see
/// @param opportunities those named by our id that there are
/// @param usages those named by ratings that there are
/// @param correctable what is named by corrections
record Surroundings(Instant now, VisibleCards cards, Map<OpportunityId, OpportunityRef> opportunities,
        Map<UsageId, Usage> usages, Correctable correctable) {

    /// The entry that the submission asks for, pinned to a revision.
    ///
    /// @throws io.riffbook.web.RefusedException when the event refers to what is not there, or can't have happened
    NewEntry entryFor(int index, Submission submission) {
        return switch (submission.event()) {
            case FeedbackEvent.OfSnippet event -> new NewEntry(index, submission,
                    pinned(event, submission.viewer(), Defaults.of(submission.viewer(), now)), Optional.empty());
            case FeedbackEvent.Corrected corrected -> correction(index, submission, corrected);
        };
    }

    /// For whom an entry counts, and what of it is as it was when the event leaves it open.
    private record Defaults(Optional<PersonId> person, Optional<SnippetId> snippet, Optional<Integer> revision,
            Instant occurredAt) {
        static Defaults of(Viewer viewer, Instant now) {
            return new Defaults(viewer.person(), Optional.empty(), Optional.empty(), Times.stored(now));
        }

        static Defaults of(PinnedEntry corrected) {
            return new Defaults(corrected.person(), Optional.of(corrected.snippet()),
                    Optional.of(corrected.revision()), corrected.occurredAt());
        }

        Optional<Integer> revisionOf(SnippetId asked) {
            return snippet.filter(asked::equals).flatMap(_ -> revision);
        }
    }

    private NewEntry correction(int index, Submission submission, FeedbackEvent.Corrected event) {
        Viewer viewer = submission.viewer();
        PinnedEntry before = correctable.entries().get(event.corrects());
        if (before == null || !(isBy(viewer, before) || viewer.isAdminInPerson())) {
            throw InvalidRequestException.at(new FieldFault("/corrects", "is no entry of the ledger by you"));
        }
        Correction earlier = correctable.corrected().get(event.corrects());
        if (earlier != null) {
            throw LedgerException.correctedBefore(earlier);
        }
        Optional<PinnedEntry> instead = event.instead().map(said -> instead(said, viewer, before));
        return new NewEntry(index, submission,
                new Correction(EntryId.next(), viewer.principal(), before.entryId(),
                        instead.map(PinnedEntry::entryId), before.snippet(), viewer.person(),
                        happened(event.occurredAt(), Times.stored(now)), Times.stored(now), before.isDemo()),
                instead);
    }

    private PinnedEntry instead(FeedbackEvent.OfSnippet said, Viewer viewer, PinnedEntry before) {
        if (!isOfTheKindOf(before, said)) {
            throw InvalidRequestException
                    .at(new FieldFault("/replacement/type", "must be of the kind of what is corrected"));
        }
        try {
            return pinned(said, viewer, Defaults.of(before));
        } catch (InvalidRequestException e) {
            throw e.within("/replacement");
        }
    }

    private static boolean isOfTheKindOf(PinnedEntry before, FeedbackEvent.OfSnippet said) {
        return switch (said) {
            case FeedbackEvent.Used _ -> before instanceof Usage;
            case FeedbackEvent.Rated _ -> before instanceof Rating;
            case FeedbackEvent.Handled _ -> before instanceof Handling;
        };
    }

    private PinnedEntry pinned(FeedbackEvent.OfSnippet event, Viewer viewer, Defaults defaults) {
        SnippetId snippet = event.snippet();
        SnippetCard card = cards.find(viewer, snippet).orElseThrow(() -> NotFoundException.of("snippet", snippet));
        Optional<Integer> revision = event.revision().or(() -> defaults.revisionOf(snippet));
        Instant occurredAt = happened(event.occurredAt(), defaults.occurredAt());
        return switch (event) {
            case FeedbackEvent.Used used -> new Usage(UsageId.next(), viewer.principal(), snippet,
                    revisionOf(revision, card), used.channel(), used.audienceSize(),
                    used.opportunity().map(this::required), used.venue(), used.place(), defaults.person(), occurredAt,
                    Times.stored(now), card.isDemo());
            case FeedbackEvent.Rated rated -> {
                Optional<Usage> usage = rated.usage().map(id -> usageRated(id, snippet, viewer, defaults));
                yield new Rating(RatingId.next(), viewer.principal(), snippet,
                        revisionOf(revision.or(() -> usage.map(Usage::revision)), card), rated.usage(),
                        rated.applause(), rated.reaction(), rated.comment(), defaults.person(), occurredAt,
                        Times.stored(now), card.isDemo());
            }
            case FeedbackEvent.Handled handled -> new Handling(EntryId.next(), viewer.principal(), snippet,
                    revisionOf(revision, card), handled.act(), handled.search(), defaults.person(), occurredAt,
                    Times.stored(now), card.isDemo());
        };
    }

    /// Whether a repeated sending says the same as what stands in the ledger.
    ///
    /// @param instead what the entry, if it is a correction, put in the place of another
    boolean sameAs(LedgerEntry entry, FeedbackEvent event, Map<EntryId, PinnedEntry> instead) {
        return switch (event) {
            case FeedbackEvent.OfSnippet said -> entry instanceof PinnedEntry pinned && same(pinned, said);
            case FeedbackEvent.Corrected corrected -> entry instanceof Correction correction
                    && correction.corrects().equals(corrected.corrects()) && correction.agreesOnTime(event)
                    && correction.instead().isPresent() == corrected.instead().isPresent()
                    && corrected.instead().stream().allMatch(said -> correction.instead().map(instead::get)
                            .filter(standing -> same(standing, said)).isPresent());
        };
    }

    private boolean same(PinnedEntry entry, FeedbackEvent.OfSnippet event) {
        return entry.agreesWith(event) && switch (event) {
            case FeedbackEvent.Used used -> entry instanceof Usage usage && usage.channel() == used.channel()
                    && usage.audienceSize().equals(used.audienceSize()) && usage.venue().equals(used.venue())
                    && usage.place().equals(used.place())
                    && usage.opportunity().equals(used.opportunity().flatMap(this::find));
            case FeedbackEvent.Rated rated -> entry instanceof Rating rating
                    && rating.usage().equals(rated.usage()) && rating.applause().equals(rated.applause())
                    && rating.reaction().equals(rated.reaction()) && rating.comment().equals(rated.comment());
            case FeedbackEvent.Handled handled -> entry instanceof Handling handling
                    && handling.act() == handled.act() && handling.search().equals(handled.search());
        };
    }

    private Instant happened(Optional<Instant> said, Instant otherwise) {
        return said.map(at -> Times.believed(at, now)).orElse(otherwise);
    }

    private Usage usageRated(UsageId id, SnippetId snippet, Viewer viewer, Defaults defaults) {
        Usage usage = usages.get(id);
        if (usage == null || !usage.snippet().equals(snippet)
                || !(isBy(viewer, usage) || isOf(defaults.person(), usage))) {
            throw InvalidRequestException.at(new FieldFault("/usageId", "is no usage of this snippet by you"));
        }
        return usage;
    }

    private static boolean isBy(Viewer viewer, LedgerEntry entry) {
        return entry.principal().equals(viewer.principal())
                || isOf(viewer.person(), entry);
    }

    private static boolean isOf(Optional<PersonId> person, LedgerEntry entry) {
        return person.isPresent() && person.equals(entry.person());
    }

    private OpportunityRef required(NamedOpportunity named) {
        return find(named).orElseThrow(() -> InvalidRequestException.at(new FieldFault("/opportunity/id",
                "is no opportunity that we know: name one we don't know yet by source and externalId")));
    }

    private Optional<OpportunityRef> find(NamedOpportunity named) {
        return switch (named) {
            case NamedOpportunity.ById(OpportunityId id) -> Optional.ofNullable(opportunities.get(id));
            case NamedOpportunity.ByRef(OpportunityRef ref) -> Optional.of(ref);
        };
    }

    /// Revisions are numbered without gaps, so every number up to the one that shows is there. What is newer than the published
    /// revision is a draft, which nobody plays.
    private static int revisionOf(Optional<Integer> asked, SnippetCard card) {
        int newest = Math.max(card.revision(), card.publishedRevision().orElse(0));
        int revision = asked.or(card::publishedRevision).orElseThrow(() -> InvalidRequestException.at(
                new FieldFault("/revision", "is required, because no revision of this snippet is published")));
        if (revision > newest) {
            throw InvalidRequestException.at(new FieldFault("/revision", "must be from 1 to " + newest));
        }
        return revision;
    }
}
