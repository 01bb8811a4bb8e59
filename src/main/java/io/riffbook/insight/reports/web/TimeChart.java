package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Period;
import io.riffbook.insight.reports.SnippetReport.Written;
import io.riffbook.insight.reports.Step;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// A report over time, drawn a thousand units wide and a hundred high: uses, and deals won above and lost below a line.
///
/// @param marks where revisions were written
public record TimeChart(List<Step> steps, List<Mark> marks, boolean byDay) {
    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 100;
    private static final int FEW_STEPS = 25;

    /// Something drawn for one step.
    ///
    /// @param said the same in words
    public record Bar(String x, String y, String width, String height, String said) {}

    /// A moment on the line of time.
    public record Mark(String x, Written revision) {}

    static TimeChart of(Period period, List<Step> steps, List<Written> revisions) {
        double days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        List<Mark> marks = revisions.stream().map(revision -> new Mark(number(WIDTH / days * ChronoUnit.DAYS.between(
                period.from(), LocalDate.ofInstant(revision.at(), ZoneOffset.UTC))), revision)).toList();
        boolean byDay = steps.size() > 1 && steps.getFirst().first().plusDays(1).equals(steps.get(1).first());
        return new TimeChart(steps, marks, byDay);
    }

    /// Whether its table is short enough to stand open.
    public boolean isShort() {
        return steps.size() <= FEW_STEPS;
    }

    /// A step's name: the day, or year and month.
    public String name(Step step) {
        return byDay ? step.first().toString() : step.first().toString().substring(0, 7);
    }

    /// The step with most uses; absent when there is none at all.
    public @Nullable Step highest() {
        Step highest = steps.getFirst();
        for (Step step : steps) {
            highest = step.tally().uses() > highest.tally().uses() ? step : highest;
        }
        return highest.tally().uses() == 0 ? null : highest;
    }

    /// Whether any deal was won or lost.
    public boolean hasDeals() {
        return most(step -> Math.max(step.tally().won(), step.tally().lost())) > 0;
    }

    public List<Bar> uses() {
        return bars(step -> step.tally().uses(), most(step -> step.tally().uses()), HEIGHT, true, "uses");
    }

    public List<Bar> won() {
        return bars(step -> step.tally().won(), mostDeals(), HEIGHT / 2, true, "won");
    }

    public List<Bar> lost() {
        return bars(step -> step.tally().lost(), mostDeals(), HEIGHT / 2, false, "lost");
    }

    private long mostDeals() {
        return most(step -> Math.max(step.tally().won(), step.tally().lost()));
    }

    private long most(ToLongFunction<Step> of) {
        return steps.stream().mapToLong(of).max().orElse(0);
    }

    /// @param up whether they grow from the line upwards, which lies at the height
    private List<Bar> bars(ToLongFunction<Step> of, long most, double height, boolean up, String word) {
        double width = WIDTH / steps.size();
        return IntStream.range(0, steps.size()).filter(i -> of.applyAsLong(steps.get(i)) > 0).mapToObj(i -> {
            Step step = steps.get(i);
            long value = of.applyAsLong(step);
            double tall = Math.max(height * value / most, 1);
            return new Bar(number(i * width + width * 0.1), number(up ? height - tall : height), number(width * 0.8),
                    number(tall), name(step) + ": " + value + " " + word);
        }).toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
