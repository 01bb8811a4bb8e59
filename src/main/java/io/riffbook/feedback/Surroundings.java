package io.riffbook.feedback;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCard;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.deals.OpportunityRef;
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
record Surroundings(Instant now, VisibleCards cards,
        Map<OpportunityId, OpportunityRef> opportunities, Map<UsageId, Usage> usages) {

    /// The entry that the submission asks for, pinned to a revision.
    ///
    /// @throws io.riffbook.web.RefusedException when the event refers to what is not there, or can't have happened
    LedgerEntry entryFor(Submission submission) {
        Viewer viewer = submission.viewer();
        SnippetId snippet = submission.event().snippet();
        SnippetCard card = cards.find(viewer, snippet).orElseThrow(() -> NotFoundException.of("snippet", snippet));
        return switch (submission.event()) {
            case FeedbackEvent.Used used -> usageOf(used, viewer, card);
            case FeedbackEvent.Rated rated -> ratingOf(rated, viewer, card);
        };
    }

    /// Whether a repeated sending says the same as what stands in the ledger.
    boolean sameAs(LedgerEntry entry, FeedbackEvent event) {
        return entry.agreesWith(event) && switch (event) {
            case FeedbackEvent.Used used -> entry instanceof Usage usage && usage.channel() == used.channel()
                    && usage.audienceSize().equals(used.audienceSize())
                    && usage.opportunity().equals(used.opportunity().flatMap(this::find));
            case FeedbackEvent.Rated rated -> entry instanceof Rating rating
                    && rating.usage().equals(rated.usage()) && rating.applause().equals(rated.applause())
                    && rating.reaction().equals(rated.reaction()) && rating.comment().equals(rated.comment());
        };
    }

    private Usage usageOf(FeedbackEvent.Used used, Viewer viewer, SnippetCard card) {
        return new Usage(UsageId.next(), viewer.principal(), used.snippet(), revisionOf(used.revision(), card),
                used.channel(),
                used.audienceSize(), used.opportunity().map(this::required), viewer.person(),
                happened(used), Times.stored(now), card.isDemo());
    }

    private Rating ratingOf(FeedbackEvent.Rated rated, Viewer viewer, SnippetCard card) {
        Optional<Usage> usage = rated.usage().map(id -> usageRated(id, rated.snippet(), viewer));
        Optional<Integer> revision = rated.revision().or(() -> usage.map(Usage::revision));
        return new Rating(RatingId.next(), viewer.principal(), rated.snippet(), revisionOf(revision, card),
                rated.usage(),
                rated.applause(), rated.reaction(), rated.comment(), viewer.person(), happened(rated),
                Times.stored(now), card.isDemo());
    }

    private Instant happened(FeedbackEvent event) {
        return event.occurredAt().map(at -> Times.believed(at, now)).orElseGet(() -> Times.stored(now));
    }

    private Usage usageRated(UsageId id, SnippetId snippet, Viewer viewer) {
        Usage usage = usages.get(id);
        if (usage == null || !usage.snippet().equals(snippet) || !isBy(viewer, usage)) {
            throw InvalidRequestException.at(new FieldFault("/usageId", "is no usage of this snippet by you"));
        }
        return usage;
    }

    private static boolean isBy(Viewer viewer, Usage usage) {
        return usage.principal().equals(viewer.principal())
                || (viewer.person().isPresent() && viewer.person().equals(usage.person()));
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
