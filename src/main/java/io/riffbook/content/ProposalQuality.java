package io.riffbook.content;

import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How good the proposals were, judged by what marketers made of them.
@Service
public class ProposalQuality {
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2999;

    private final Corrections corrections;
    private final Clock clock;

    ProposalQuality(Corrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    /// Something proposed, something chosen, and how much of it was the same.
    ///
    /// @param precision how much of what was proposed was right; absent when nothing was proposed
    /// @param recall how much of what was chosen had been proposed; absent when nothing was chosen
    public record Match(long proposed, long chosen, long right, Optional<Double> precision, Optional<Double> recall) {
        static Match of(long proposed, long chosen, long right) {
            return new Match(proposed, chosen, right, share(right, proposed), share(right, chosen));
        }

        private static Optional<Double> share(long part, long whole) {
            return whole == 0 ? Optional.empty() : Optional.of(Math.round(1000.0 * part / whole) / 1000.0);
        }
    }

    /// One kind's.
    public record OfKind(Kind kind, Match match) {}

    /// What one version of the proposer reached.
    ///
    /// @param brokenUp passages that became snippets
    /// @param left passages that were seen and left
    /// @param kinds of all kinds together; a kind that nobody chose counts nowhere
    public record Line(int proposer, long brokenUp, long left, Match tags, Match kinds, List<OfKind> byKind,
            Match leftOut) {
        public Line {
            byKind = List.copyOf(byKind);
        }
    }

    /// The lines of a period.
    ///
    /// @param from the first day, UTC
    /// @param to the last day
    /// @param lines the newest version of the proposer first
    public record Measured(LocalDate from, LocalDate to, List<Line> lines) {
        public Measured {
            lines = List.copyOf(lines);
        }
    }

    /// What was corrected on these days; in the year up to today where nothing is asked.
    ///
    /// @throws InvalidRequestException when it ends before it begins, or lies outside of 2000 to 2999
    @Transactional(readOnly = true)
    public Measured of(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = to != null ? to : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = from != null ? from : last.minusYears(1).plusDays(1);
        check("from", first);
        check("to", last);
        if (last.isBefore(first)) {
            throw InvalidRequestException.at(FieldFault.ofParameter("to", "lies before from"));
        }
        OffsetDateTime start = first.atStartOfDay().atOffset(ZoneOffset.UTC);
        OffsetDateTime end = last.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        Map<Integer, List<Corrections.KindSums>> kinds = corrections.kinds(start, end).stream()
                .collect(Collectors.groupingBy(Corrections.KindSums::proposer));
        return new Measured(first, last, corrections.sums(start, end).stream()
                .map(sums -> line(sums, kinds.getOrDefault(sums.proposer(), List.of()))).toList());
    }

    private static Line line(Corrections.Sums sums, List<Corrections.KindSums> kinds) {
        long proposed = kinds.stream().mapToLong(Corrections.KindSums::proposed).sum();
        long chosen = kinds.stream().mapToLong(Corrections.KindSums::chosen).sum();
        long right = kinds.stream().mapToLong(Corrections.KindSums::hits).sum();
        return new Line(sums.proposer(), sums.brokenUp(), sums.leftAlone(),
                Match.of(sums.proposedTags(), sums.chosenTags(), sums.rightTags()),
                Match.of(proposed, chosen, right),
                kinds.stream().map(each -> new OfKind(new Kind(each.kind()),
                        Match.of(each.proposed(), each.chosen(), each.hits()))).toList(),
                Match.of(sums.proposedLeft(), sums.leftAlone(), sums.rightlyLeft()));
    }

    private static void check(String name, LocalDate day) {
        if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
            throw InvalidRequestException.at(FieldFault.ofParameter(name,
                    "must be a day from " + EARLIEST_YEAR + " to " + LATEST_YEAR));
        }
    }
}
