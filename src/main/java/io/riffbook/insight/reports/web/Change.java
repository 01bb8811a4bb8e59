package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Tally;

import java.util.List;
import java.util.Locale;

/// A number beside that of the period before.
///
/// @param now in words
/// @param before in words
public record Change(String name, String now, String before, String change) {

    static Change of(String name, long now, long before) {
        return new Change(name, number(now), number(before), change(now, before));
    }

    private static String change(long now, long before) {
        return before == 0 ? "" : String.format(Locale.ROOT, "%+d %%", Math.round(100.0 * (now - before) / before));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// Those of what both reports and snippets tell.
    static List<Change> ofTallies(Tally now, Tally before) {
        return List.of(of("Shown", now.impressions(), before.impressions()), of("Opened", now.opens(), before.opens()),
                of("Uses", now.uses(), before.uses()), of("Copies", now.copies(), before.copies()),
                of("Downloads", now.downloads(), before.downloads()), of("Deals won", now.won(), before.won()),
                of("Deals lost", now.lost(), before.lost()),
                of("No decision", now.noDecision(), before.noDecision()),
                new Change("Applause", applause(now), applause(before), ""),
                of("Landed", now.landed(), before.landed()), of("Fell flat", now.fellFlat(), before.fellFlat()));
    }

    private static String applause(Tally tally) {
        return tally.applauseMean() == null
                ? "none"
                : tally.applauseMean() + " (" + number(tally.applauseCount()) + ")";
    }
}
