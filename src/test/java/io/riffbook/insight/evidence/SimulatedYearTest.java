package io.riffbook.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.insight.evidence.SimulatedYear.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a ranking that learns from evidence comes to show what wins.
class SimulatedYearTest {
    private static final String HEADING = """

            | order | regret, points of win rate a search | beyond the oracle's | the new best one found in | deals until then, half |
            |---|---|---|---|---|""";

    /// What some years of one order came to.
    private record Years(Order order, double regret, List<Integer> dealsUntilFound, int years) {
        static Years of(Order order, int years) {
            double regret = 0;
            List<Integer> deals = new ArrayList<>();
            for (int seed = 0; seed < years; seed++) {
                SimulatedYear year = new SimulatedYear(seed, order).run();
                regret += year.meanRegret();
                year.dealsUntilTheBestWasFound().ifPresent(deals::add);
            }
            return new Years(order, regret / years, deals.stream().sorted().toList(), years);
        }

        double beyond(Years oracle) {
            return regret - oracle.regret();
        }

        String row(Years oracle) {
            return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %d of %d years | %s |",
                    order.name().toLowerCase(Locale.ROOT), 100 * regret, 100 * beyond(oracle), dealsUntilFound.size(),
                    years, dealsUntilFound.isEmpty() ? "" : dealsUntilFound.get(dealsUntilFound.size() / 2));
        }
    }

    @Test
    void regretsAtMostHalfOfWhatPopularityDoes() {
        Map<Order, Years> years = run(5);

        assertThat(of(years, Order.RIFFBOOK).beyond(of(years, Order.ORACLE)))
                .isLessThanOrEqualTo(of(years, Order.POPULARITY).beyond(of(years, Order.ORACLE)) / 2);
        assertThat(of(years, Order.RIFFBOOK).dealsUntilFound()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Tag("long")
    void regretsAtMostHalfOverManyYears() {
        Map<Order, Years> years = run(60);
        System.out.println(Stream.concat(Stream.of(HEADING), Stream.of(Order.values())
                .map(order -> of(years, order).row(of(years, Order.ORACLE)))).collect(Collectors.joining("\n")));

        assertThat(of(years, Order.RIFFBOOK).beyond(of(years, Order.ORACLE)))
                .isLessThanOrEqualTo(of(years, Order.POPULARITY).beyond(of(years, Order.ORACLE)) / 2);
        assertThat(of(years, Order.RIFFBOOK).dealsUntilFound()).hasSizeGreaterThanOrEqualTo(54);
    }

    private static Map<Order, Years> run(int years) {
        return Stream.of(Order.values()).map(order -> Years.of(order, years))
                .collect(Collectors.toMap(Years::order, each -> each));
    }

    private static Years of(Map<Order, Years> years, Order order) {
        return Objects.requireNonNull(years.get(order));
    }
}
