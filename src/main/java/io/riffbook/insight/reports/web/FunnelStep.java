package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Tally;

import java.util.List;
import java.util.Locale;

/// A step on the way from being shown to a deal won.
///
/// @param width of its bar, of a hundred
/// @param share of the step before, in words; empty where they can't be compared
public record FunnelStep(String name, long times, String width, String share) {

    static List<FunnelStep> of(Tally tally) {
        long most = Math.max(Math.max(tally.impressions(), tally.opens()), Math.max(tally.uses(), 1));
        return List.of(step("Shown in results", tally.impressions(), most, ""),
                step("Opened", tally.opens(), most, share(tally.opens(), tally.impressions(), "of the times shown")),
                step("Used", tally.uses(), most, share(tally.uses(), tally.opens(), "of the times opened")),
                step("Landed", tally.landed(), most,
                        share(tally.landed(), tally.landed() + tally.fellFlat() + tally.drewObjection(),
                                "of the reactions told")),
                step("In deals won", tally.won(), most,
                        share(tally.won(), tally.won() + tally.lost(), "of the deals decided")));
    }

    private static FunnelStep step(String name, long times, long most, String share) {
        return new FunnelStep(name, times,
                String.format(Locale.ROOT, "%.1f", Math.max(Math.min(100.0 * times / most, 100), times > 0 ? 0.5 : 0)),
                share);
    }

    private static String share(long some, long all, String of) {
        return all == 0 || some > all ? "" : Math.round(100.0 * some / all) + " % " + of;
    }
}
