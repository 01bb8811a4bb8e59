package io.riffbook.requests;

import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import io.riffbook.web.Version;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A riff that somebody asks for.
///
/// @param version moves on with every move; votes don't move it on
/// @param askedBy absent once that person was removed
/// @param owner who took it on, or answered it
/// @param snippet that answers it or was made for it
/// @param word that was said with the answer, empty where there was none
/// @param votes of how many people, the asker among them
/// @param answeredAt when it was first answered, shipped or declined
public record Request(RequestId id, Version version, RequestState state, Wish wish, Optional<PersonId> askedBy,
        Optional<PersonId> owner, Optional<SnippetId> snippet, String word, int votes, Instant askedAt,
        Optional<Instant> answeredAt, Instant changedAt) {

    /// After a move.
    ///
    /// @throws RequestException when the move isn't possible from where it stands
    Request moved(Decision decision, Optional<PersonId> by, Instant now) {
        RequestMove move = decision.move();
        if (!move.isPossibleFrom(state)) {
            throw RequestException.refused(move, this);
        }
        return new Request(id, version.next(), move.to(), wish, askedBy, state == RequestState.ACCEPTED ? owner : by,
                decision.snippet(), decision.word(), votes, askedAt,
                move.to().isWaiting() ? Optional.empty() : Optional.of(now), now);
    }

    /// How long it waited for its answer, if it has one.
    public Optional<Duration> timeToAnswer() {
        return answeredAt.map(at -> Duration.between(askedAt, at));
    }
}
