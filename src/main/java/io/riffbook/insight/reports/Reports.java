package io.riffbook.insight.reports;

import io.riffbook.access.Viewer;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The one report that marketing and sales both read: what was used, how it was received, and how the deals ended in which it was
/// used. Each viewer's report is about the snippets that they may see; those without any use are in it too.
@Service
public class Reports {
    /// The most lines that leave at once, as a file.
    public static final int MOST_LINES = 50_000;

    private final ReportLines lines;
    private final TotalRows totals;
    private final Glances glances;
    private final Sums sums;
    private final Clock clock;

    Reports(ReportLines lines, TotalRows totals, Glances glances, Sums sums, Clock clock) {
        this.lines = lines;
        this.totals = totals;
        this.glances = glances;
        this.sums = sums;
        this.clock = clock;
    }

    /// Everything together, and what stands out.
    @Transactional(readOnly = true)
    public Glance glance(Viewer viewer, Period period) {
        sums.prepare();
        LocalDate today = today();
        Glances.Lines lines = glances.lines(viewer, period, today);
        Period before = period.before();
        List<Step> steps = totals.steps(viewer, period, today);
        return new Glance(period, totals.of(steps, viewer, period, today),
                new Glance.Before(before, totals.all(viewer, before, today)), steps,
                lines.most(), lines.least(), lines.decks(), lines.kinds(), sums.asOf().orElse(null));
    }

    /// Snippet by snippet.
    @Transactional(readOnly = true)
    public Report<SnippetLine> bySnippet(Viewer viewer, ReportQuery query, Optional<Cursor> cursor, PageLimit limit) {
        Optional<Place> after = cursor.map(one -> Place.of(one, query.order()));
        sums.prepare();
        return page(viewer, query, limit, lines.bySnippet(viewer, query, after, limit.value() + 1, today()),
                lines.snippets(viewer, query));
    }

    /// Deck by deck; snippets that came from no deck are left out, though not of the sums of all. A deck's title is told to everybody
    /// who may see one of its snippets, though not everybody may open the deck.
    @Transactional(readOnly = true)
    public Report<DeckLine> byDeck(Viewer viewer, ReportQuery query, Optional<Cursor> cursor, PageLimit limit) {
        Optional<Place> after = cursor.map(one -> Place.of(one, query.order()));
        sums.prepare();
        return page(viewer, query, limit, lines.byDeck(viewer, query, after, limit.value() + 1, today()),
                lines.decks(viewer, query));
    }

    /// All snippets of the report at once.
    ///
    /// @throws ReportTooLongException when there are more than [#MOST_LINES]
    @Transactional(readOnly = true)
    public List<SnippetLine> allSnippets(Viewer viewer, ReportQuery query) {
        check(lines.snippets(viewer, query));
        return all(lines.bySnippet(viewer, query, Optional.empty(), MOST_LINES, today()));
    }

    /// All decks of the report at once.
    ///
    /// @throws ReportTooLongException when there are more than [#MOST_LINES]
    @Transactional(readOnly = true)
    public List<DeckLine> allDecks(Viewer viewer, ReportQuery query) {
        check(lines.decks(viewer, query));
        return all(lines.byDeck(viewer, query, Optional.empty(), MOST_LINES, today()));
    }

    private static void check(long lines) {
        if (lines > MOST_LINES) {
            throw ReportTooLongException.of(lines);
        }
    }

    private static <T> List<T> all(List<ReportLines.Ranked<T>> found) {
        return found.stream().map(ReportLines.Ranked::line).toList();
    }

    private <T> Report<T> page(Viewer viewer, ReportQuery query, PageLimit limit, List<ReportLines.Ranked<T>> found,
            long total) {
        Page<ReportLines.Ranked<T>> page = Page.of(found, limit, total, last -> last.place().cursor());
        return new Report<>(query.period(),
                totals.totals(viewer, query.period(), query.deck(), query.kind(), today()),
                page.map(ReportLines.Ranked::line), sums.asOf().orElse(null));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
