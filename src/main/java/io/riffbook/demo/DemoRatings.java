package io.riffbook.demo;

import io.riffbook.feedback.Reaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes up what the demo's reps said of what they had used.
final class DemoRatings {
    private static final Duration SOON = Duration.ofDays(2);
    private static final double APPEAL_TO_APPLAUSE = 4;
    private static final String LANDED = "landed";
    private static final Map<String, Reaction> REACTIONS = Map.of(LANDED, Reaction.LANDED, "fellFlat",
            Reaction.FELL_FLAT, "drewObjection", Reaction.DREW_OBJECTION);

    private final Organisation organisation;
    private final Organisation.Ratings shape;
    private final Calendar calendar;
    private final Chance chance;

    DemoRatings(Organisation organisation, Calendar calendar, Chance chance) {
        this.organisation = organisation;
        this.shape = organisation.year().ratings();
        this.calendar = calendar;
        this.chance = chance;
    }

    /// Ratings of some of the usages, each usage at most once.
    List<DemoRating> of(List<DemoUsage> usages) {
        List<DemoUsage> unrated = new ArrayList<>(usages);
        List<DemoRating> ratings = new ArrayList<>();
        for (int number = 0; number < shape.count(); number++) {
            ratings.add(rating(number, unrated.remove(chance.between(0, unrated.size() - 1))));
        }
        return ratings;
    }

    private DemoRating rating(int number, DemoUsage usage) {
        double appeal = organisation.effectOf(usage.snippet().key()).appeal();
        String reaction = chance.oneOf(reactions(appeal));
        Optional<String> comment = chance.hits(shape.withComment())
                ? Optional.of(chance.oneOf(shape.comments().getOrDefault(reaction, List.of())))
                : Optional.empty();
        Instant at = calendar.someTime(chance, usage.at(), usage.at().plus(SOON));
        return new DemoRating(number, usage, applause(appeal), Optional.ofNullable(REACTIONS.get(reaction)), comment,
                at);
    }

    /// Appeal goes to `landed`, at the cost of the others in proportion.
    private Map<String, Double> reactions(double appeal) {
        double landed = shape.reactions().getOrDefault(LANDED, 0.0);
        Map<String, Double> shifted = new LinkedHashMap<>();
        shape.reactions().forEach((reaction, weight) -> shifted.put(reaction,
                reaction.equals(LANDED) ? landed + appeal : weight * (1 - landed - appeal) / (1 - landed)));
        return shifted;
    }

    private int applause(double appeal) {
        double shift = APPEAL_TO_APPLAUSE * appeal;
        int score = Integer.parseInt(chance.oneOf(shape.scores()));
        int step = chance.hits(Math.abs(shift)) ? (int) Math.signum(shift) : 0;
        return Math.clamp(score + step, 1, 5);
    }
}
