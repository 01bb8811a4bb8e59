package io.riffbook.insight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Whether claims of lift hold up where the truth is known.
class LiftSimulationTest {
    private static final String HEADING = """

            | known of deals | intervals | 90 % intervals that hold the truth | shrunk ones | bias, points | error, points | error of the naive win rate | claims | of these false | power at 10 points |
            |---|---|---|---|---|---|---|---|---|---|""";

    @Test
    void holdsTheTruthInNineOfTenIntervals() {
        LiftSimulation simulation = new LiftSimulation(LiftSimulation::everything);
        simulation.run(20);

        assertThat(simulation.coverage()).as(simulation.row("everything")).isBetween(0.87, 0.93);
        assertThat(simulation.falseDiscoveries()).isLessThanOrEqualTo(0.1);
        assertThat(simulation.naiveError()).isGreaterThan(2 * simulation.error());
        assertThat(simulation.partClamped()).isLessThan(0.005);
    }

    @Test
    @Tag("long")
    void holdsTheTruthInTwoHundredOrganisations() {
        LiftSimulation everything = new LiftSimulation(LiftSimulation::everything);
        LiftSimulation withoutTier = new LiftSimulation(LiftSimulation::withoutTier);
        LiftSimulation withoutRep = new LiftSimulation(LiftSimulation::withoutRep);
        List.of(everything, withoutTier, withoutRep).forEach(each -> each.run(200));
        System.out.println(String.join("\n", HEADING, everything.row("everything"),
                withoutTier.row("not the rep's tier, but what they sold before"), withoutRep.row("not even the rep")));

        assertThat(everything.coverage()).isBetween(0.87, 0.93);
        assertThat(everything.falseDiscoveries()).isLessThanOrEqualTo(0.1);
        assertThat(everything.naiveError()).isGreaterThan(2 * everything.error());
        assertThat(everything.partClamped()).isLessThan(0.005);
        assertThat(withoutRep.coverage()).isLessThan(everything.coverage());
    }
}
