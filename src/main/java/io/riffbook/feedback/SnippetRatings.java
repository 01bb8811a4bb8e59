package io.riffbook.feedback;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What people said of a snippet, for everyone who sees the snippet.
@Service
public class SnippetRatings {
    private final Ratings ratings;
    private final SnippetCards cards;

    SnippetRatings(Ratings ratings, SnippetCards cards) {
        this.ratings = ratings;
        this.cards = cards;
    }

    /// The ratings of a snippet, those recorded last first.
    ///
    /// @throws NotFoundException when there is no such snippet, or the viewer may not see it
    public Page<Rating> of(Viewer viewer, SnippetId snippet, Optional<Cursor> cursor, PageLimit limit) {
        if (!cards.visibleTo(viewer, List.of(snippet)).containsKey(snippet)) {
            throw NotFoundException.of("snippet", snippet);
        }
        List<Rating> oneMore = ratings.newest(snippet, cursor.map(SnippetRatings::lastSeen), limit.value() + 1);
        return Page.of(oneMore, limit, ratings.count(snippet), last -> new Cursor(last.id().toString()));
    }

    private static RatingId lastSeen(Cursor cursor) {
        try {
            return new RatingId(UUID.fromString(cursor.after()));
        } catch (IllegalArgumentException _) {
            throw Cursor.unknown();
        }
    }
}
