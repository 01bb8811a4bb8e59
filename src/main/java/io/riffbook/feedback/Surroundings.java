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
/// @param cards the snippets that the viewer may see
/// @param opportunities those named by our id that there are
/// @param usages those named by ratings that there are and that the viewer recorded
record Surroundings(Viewer viewer, Instant now, Map<SnippetId, SnippetCard> cards,
        Map<OpportunityId, OpportunityRef> opportunities, Map<UsageId, Usage> usages) {

    /// @throws io.riffbook.web.RefusedException when the event refers to what is not there, or can't have happened
    LedgerEntry entryFor(FeedbackEvent event) {
        SnippetCard card = cards.get(event.snippet());
        if (card == null) {
            throw NotFoundException.of("snippet", event.snippet());
        }
        return switch (event) {
            case FeedbackEvent.Used used -> usageOf(used, card);
            case FeedbackEvent.Rated rated -> ratingOf(rated, card);
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

    private Usage usageOf(FeedbackEvent.Used used, SnippetCard card) {
        return new Usage(UsageId.next(), used.snippet(), revisionOf(used.revision(), card), used.channel(),
                used.audienceSize(), used.opportunity().map(this::required), viewer.person(),
                happened(used), Times.stored(now), card.isDemo());
    }

    private Rating ratingOf(FeedbackEvent.Rated rated, SnippetCard card) {
        Optional<Usage> usage = rated.usage().map(id -> usageRated(id, rated.snippet()));
        Optional<Integer> revision = rated.revision().or(() -> usage.map(Usage::revision));
        return new Rating(RatingId.next(), rated.snippet(), revisionOf(revision, card), rated.usage(),
                rated.applause(), rated.reaction(), rated.comment(), viewer.person(), happened(rated),
                Times.stored(now), card.isDemo());
    }

    private Instant happened(FeedbackEvent event) {
        return event.occurredAt().map(at -> Times.believed(at, now)).orElseGet(() -> Times.stored(now));
    }

    private Usage usageRated(UsageId id, SnippetId snippet) {
        Usage usage = usages.get(id);
        if (usage == null || !usage.snippet().equals(snippet)) {
            throw InvalidRequestException.at(new FieldFault("/usageId", "is no usage of this snippet by you"));
        }
        return usage;
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

    /// Revisions are numbered without gaps, so every number up to the newest that the viewer sees is there.
    private static int revisionOf(Optional<Integer> asked, SnippetCard card) {
        int newest = Math.max(card.revision(), card.publishedRevision().orElse(0));
        int revision = asked.or(card::publishedRevision).orElseThrow(() -> InvalidRequestException.at(
                new FieldFault("/revision", "is required, because no revision of this snippet is published")));
        if (revision > newest) {
            throw InvalidRequestException.at(new FieldFault("/revision", "does not exist: the newest is " + newest));
        }
        return revision;
    }
}
