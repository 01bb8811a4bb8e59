package io.riffbook.insight;

import io.riffbook.access.Viewer;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;

/// The one report that marketing and sales both read: what was used, how it was received, and how the deals ended in which it was
/// used. Each viewer's report is about the snippets that they may see; those without any use are in it too.
@Service
public class Reports {
    /// The most lines that leave at once, as a file.
    public static final int MOST_LINES = 50_000;

    private final ReportLines lines;

    Reports(ReportLines lines) {
        this.lines = lines;
    }

    /// Snippet by snippet.
    @Transactional(readOnly = true)
    public Report<SnippetLine> bySnippet(Viewer viewer, ReportQuery query, Optional<Cursor> cursor, PageLimit limit) {
        Optional<Place> after = cursor.map(one -> Place.of(one, query.order()));
        return page(query, limit, lines.bySnippet(viewer, query, after, limit.value() + 1));
    }

    /// Deck by deck; snippets that came from no deck are left out, of the sums too. A deck's title is told to everybody who may see
    /// one of its snippets, though not everybody may open the deck.
    @Transactional(readOnly = true)
    public Report<DeckLine> byDeck(Viewer viewer, ReportQuery query, Optional<Cursor> cursor, PageLimit limit) {
        Optional<Place> after = cursor.map(one -> Place.of(one, query.order()));
        return page(query, limit, lines.byDeck(viewer, query, after, limit.value() + 1));
    }

    /// All snippets of the report at once.
    ///
    /// @throws ReportTooLongException when there are more than [#MOST_LINES]
    @Transactional(readOnly = true)
    public List<SnippetLine> allSnippets(Viewer viewer, ReportQuery query) {
        return all(lines.bySnippet(viewer, query, Optional.empty(), MOST_LINES));
    }

    /// All decks of the report at once.
    ///
    /// @throws ReportTooLongException when there are more than [#MOST_LINES]
    @Transactional(readOnly = true)
    public List<DeckLine> allDecks(Viewer viewer, ReportQuery query) {
        return all(lines.byDeck(viewer, query, Optional.empty(), MOST_LINES));
    }

    private static <T> List<T> all(ReportLines.Found<T> found) {
        if (found.total() > MOST_LINES) {
            throw ReportTooLongException.of(found.total());
        }
        return found.lines().stream().map(ReportLines.Ranked::line).toList();
    }

    private static <T> Report<T> page(ReportQuery query, PageLimit limit, ReportLines.Found<T> found) {
        Page<ReportLines.Ranked<T>> page = Page.of(found.lines(), limit, found.total(), last -> last.place().cursor());
        return new Report<>(query.period(), found.overall(), page.map(ReportLines.Ranked::line));
    }
}
