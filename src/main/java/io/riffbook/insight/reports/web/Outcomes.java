package io.riffbook.insight.reports.web;

import io.riffbook.insight.reports.Tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How deals ended, as a bar.
public record Outcomes(long won, long lost, long noDecision) {

    static Outcomes of(Tally tally) {
        return new Outcomes(tally.won(), tally.lost(), tally.noDecision());
    }

    public long deals() {
        return won + lost + noDecision;
    }

    /// The pieces of a bar a hundred units long; none without deals.
    public List<Piece> pieces() {
        Map<String, Long> deals = new LinkedHashMap<>();
        deals.put("won", won);
        deals.put("lost", lost);
        deals.put("no-decision", noDecision);
        List<Piece> pieces = new ArrayList<>();
        long before = 0;
        for (Map.Entry<String, Long> some : deals.entrySet()) {
            if (some.getValue() > 0) {
                pieces.add(new Piece(some.getKey(), share(before), share(some.getValue())));
                before += some.getValue();
            }
        }
        return pieces;
    }

    private double share(long some) {
        return Math.round(1000.0 * some / deals()) / 10.0;
    }

    /// A piece of a bar.
    public record Piece(String outcome, double start, double width) {}
}
