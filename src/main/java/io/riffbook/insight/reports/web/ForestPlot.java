package io.riffbook.insight.reports.web;

import io.riffbook.insight.evidence.EvidenceView;
import io.riffbook.insight.evidence.EvidenceView.EstimateView;
import io.riffbook.insight.evidence.EvidenceView.LiftView;
import io.riffbook.insight.evidence.Label;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.TaxonomySnapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The win lift of a snippet over all deals and by segment, each a line on one scale of points around 0.
///
/// @param isEnough whether there are enough deals for anything to be said over all of them
/// @param scale how many points there are from the middle to each side
public record ForestPlot(String verdict, boolean isEnough, int deals, int won, int scale, List<Line> lines) {
    private static final int HALF = 100;
    private static final int TEN_POINTS = 10;
    private static final int MOST_SEGMENTS = 12;

    /// A line of it. Places are from 0 to 200, with 0 points at 100.
    ///
    /// @param said such as `+6 points, from +2 to +10`
    public record Line(String name, String said, String label, int deals, int won, double expectedWon, double low,
            double middle, double high, boolean isOfAll) {

        public double width() {
            return high - low;
        }
    }

    static ForestPlot of(EvidenceView evidence, TaxonomySnapshot words) {
        List<LiftView> shown = new ArrayList<>(List.of(evidence.lift()));
        evidence.bySegment().stream().sorted(Comparator.comparingInt(LiftView::deals).reversed()).limit(MOST_SEGMENTS)
                .forEach(shown::add);
        double furthest = shown.stream().flatMap(lift -> Optional.ofNullable(lift.estimate()).stream())
                .mapToDouble(estimate -> 100 * Math.max(Math.abs(estimate.low()), Math.abs(estimate.high()))).max()
                .orElse(TEN_POINTS);
        int scale = (int) Math.ceil(furthest / TEN_POINTS) * TEN_POINTS;
        return new ForestPlot(verdict(evidence.lift()), evidence.lift().estimate() != null, evidence.lift().deals(),
                evidence.lift().won(), scale,
                shown.stream().flatMap(lift -> line(lift, scale, words).stream()).toList());
    }

    private static Optional<Line> line(LiftView lift, int scale, TaxonomySnapshot words) {
        return Optional.ofNullable(lift.estimate())
                .map(estimate -> new Line(name(lift.segment(), words), said(estimate),
                        lift.label().word(), estimate.matchedDeals(), estimate.matchedWon(), estimate.expectedWon(),
                        at(estimate.low(), scale), at(estimate.lift(), scale), at(estimate.high(), scale),
                        lift.segment().isEmpty()));
    }

    private static double at(double lift, int scale) {
        return Math.round(10 * (HALF + HALF * 100 * lift / scale)) / 10.0;
    }

    private static String said(EstimateView estimate) {
        return String.format(Locale.ROOT, "%+.0f points, from %+.0f to %+.0f", 100 * estimate.lift(),
                100 * estimate.low(), 100 * estimate.high());
    }

    private static String verdict(LiftView lift) {
        return switch (lift.label()) {
            case Label.WINNING -> "Winning: deals are won more often with it than deals like them without it.";
            case Label.LOSING -> "Losing: deals are won less often with it than deals like them without it.";
            case Label.NO_CLEAR_DIFFERENCE ->
                "No clear difference: deals are won about as often with it as without it.";
            case Label.NOT_ENOUGH_DEALS -> "Not enough deals yet to say whether it helps.";
        };
    }

    private static String name(String segment, TaxonomySnapshot words) {
        if (segment.isEmpty()) {
            return "All deals";
        }
        if (segment.startsWith("audience/")) {
            String size = segment.substring("audience/".length());
            return (size.endsWith("-") ? "Over " + (Integer.parseInt(size.substring(0, size.length() - 1)) - 1) : size)
                    + " people";
        }
        return words.find(ConceptId.parse(segment)).map(Concept::prefLabel)
                .orElse(segment.substring(segment.indexOf('/') + 1));
    }
}
