package io.riffbook.feedback;

import io.riffbook.content.SnippetId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Something that is told to the ledger.
public sealed interface FeedbackEvent {
    int LARGEST_AUDIENCE = 1_000_000;
    int MOST_APPLAUSE = 5;
    int LONGEST_COMMENT = 2_000;
    int LONGEST_VENUE = 200;
    int LAST_PLACE = 1_000;

    /// When it happened; absent: when the event arrives. However late is fine.
    Optional<Instant> occurredAt();

    /// What it says of a snippet: itself, or for a correction what is to stand instead, if anything is.
    Optional<OfSnippet> said();

    /// Something that happened with a snippet.
    sealed interface OfSnippet extends FeedbackEvent {
        SnippetId snippet();

        /// Which revision it was; absent: the one that is published when the event arrives.
        Optional<Integer> revision();

        @Override
        default Optional<OfSnippet> said() {
            return Optional.of(this);
        }
    }

    /// Somebody used a snippet.
    ///
    /// @param audienceSize how many people saw or heard it, if known
    /// @param venue where it was, in a line of text; a blank one is none
    /// @param place as which one in a call or a pitch it was played, from 1
    record Used(SnippetId snippet, Optional<Integer> revision, Channel channel, Optional<Integer> audienceSize,
            Optional<NamedOpportunity> opportunity, Optional<String> venue, Optional<Integer> place,
            Optional<Instant> occurredAt) implements OfSnippet {

        /// @throws InvalidRequestException naming every field that is out of bounds
        public Used {
            venue = venue.map(String::strip).filter(text -> !text.isEmpty());
            List<FieldFault> faults = new ArrayList<>();
            checkRevision(revision, faults);
            check(audienceSize, LARGEST_AUDIENCE, "/audienceSize", faults);
            check(place, LAST_PLACE, "/place", faults);
            if (venue.filter(text -> text.length() > LONGEST_VENUE
                    || text.chars().anyMatch(Character::isISOControl)).isPresent()) {
                faults.add(new FieldFault("/venue", "is one line of at most " + LONGEST_VENUE + " characters"));
            }
            refuse(faults);
        }

        /// At no particular venue, and in no particular order.
        public Used(SnippetId snippet, Optional<Integer> revision, Channel channel, Optional<Integer> audienceSize,
                Optional<NamedOpportunity> opportunity, Optional<Instant> occurredAt) {
            this(snippet, revision, channel, audienceSize, opportunity, Optional.empty(), Optional.empty(),
                    occurredAt);
        }
    }

    /// Somebody rated a snippet: with applause, with what happened, or both.
    ///
    /// @param usage the usage that is rated, if it is a particular one
    /// @param comment plain text; a blank one is none
    record Rated(SnippetId snippet, Optional<Integer> revision, Optional<UsageId> usage, Optional<Integer> applause,
            Optional<Reaction> reaction, Optional<String> comment, Optional<Instant> occurredAt)
            implements
                OfSnippet {

        /// @throws InvalidRequestException naming every field that is out of bounds
        public Rated {
            comment = comment.map(String::strip).filter(text -> !text.isEmpty());
            List<FieldFault> faults = new ArrayList<>();
            checkRevision(revision, faults);
            if (applause.isEmpty() && reaction.isEmpty()) {
                faults.add(new FieldFault("/applause", "applause or a reaction is required"));
            }
            check(applause, MOST_APPLAUSE, "/applause", faults);
            comment.ifPresent(text -> checkComment(text, faults));
            refuse(faults);
        }
    }

    /// Somebody opened, copied or downloaded a snippet.
    ///
    /// @param search the search out of whose results, if out of one
    record Handled(SnippetId snippet, Optional<Integer> revision, Act act, Optional<UUID> search,
            Optional<Instant> occurredAt) implements OfSnippet {

        /// @throws InvalidRequestException naming every field that is out of bounds
        public Handled {
            List<FieldFault> faults = new ArrayList<>();
            checkRevision(revision, faults);
            refuse(faults);
        }
    }

    /// Somebody takes back what stands in the ledger.
    ///
    /// @param corrects a usage, a rating, or what was opened, copied or downloaded; not corrected before
    /// @param instead what is to stand for it, of the same kind; what it leaves open of revision and time is as it was
    record Corrected(EntryId corrects, Optional<OfSnippet> instead, Optional<Instant> occurredAt)
            implements
                FeedbackEvent {

        @Override
        public Optional<OfSnippet> said() {
            return instead;
        }
    }

    private static void checkRevision(Optional<Integer> revision, List<FieldFault> faults) {
        if (revision.filter(number -> number < 1).isPresent()) {
            faults.add(new FieldFault("/revision", "revisions are numbered from 1"));
        }
    }

    private static void check(Optional<Integer> number, int most, String pointer, List<FieldFault> faults) {
        if (number.filter(value -> value < 1 || value > most).isPresent()) {
            faults.add(new FieldFault(pointer, "must be from 1 to " + most));
        }
    }

    private static void checkComment(String text, List<FieldFault> faults) {
        if (text.length() > LONGEST_COMMENT) {
            faults.add(new FieldFault("/comment", "has at most " + LONGEST_COMMENT + " characters"));
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            faults.add(new FieldFault("/comment", "holds control characters"));
        }
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }
}
