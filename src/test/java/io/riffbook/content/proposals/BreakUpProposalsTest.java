package io.riffbook.content.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.model.ConceptId;
import io.riffbook.model.ShippedModel;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Measures the proposals on the labelled decks: those that nobody has looked at who worked on the proposer, those
/// that were so for its first version, those that could be looked at from the beginning, and all of them.
class BreakUpProposalsTest {
    private static final Proposer PROPOSER = new Proposer(ShippedModel.taxonomies(), ShippedModel.types().offered());

    @Test
    void reachesWhatIsAskedOfItOnTheWholeSet() {
        Measure blind = Measure.of("blind", "blind-");
        Measure held = Measure.of("held out at first", "held-");
        Measure dev = Measure.of("looked at", "dev-");
        Measure all = Measure.of("all", "");
        System.out
                .println("| decks | passages | | precision | recall |\n| --- | --- | --- | --- | --- |\n" + blind.rows()
                        + held.rows() + dev.rows() + all.rows());
        System.out.println("| kind | precision | recall | labelled |\n| --- | --- | --- | --- |\n" + all.kindRows());

        assertThat(all.passages).isGreaterThanOrEqualTo(200);
        assertThat(all.tags.precision()).as("precision of tags").isGreaterThanOrEqualTo(0.8);
        assertThat(all.kinds.precision()).as("precision of kinds").isGreaterThanOrEqualTo(0.7);
    }

    private static final class Count {
        private int proposed;
        private int labelled;
        private int right;

        void add(boolean isProposed, boolean isLabelled) {
            proposed += isProposed ? 1 : 0;
            labelled += isLabelled ? 1 : 0;
            right += isProposed && isLabelled ? 1 : 0;
        }

        double precision() {
            return (double) right / proposed;
        }

        double recall() {
            return (double) right / labelled;
        }

        String row(String name) {
            return String.format(Locale.ROOT, "| %s | %.2f (%d of %d) | %.2f (%d of %d) |%n", name, precision(), right,
                    proposed, recall(), right, labelled);
        }
    }

    private static final class Measure {
        private final String name;
        private final Count tags = new Count();
        /// Of the passages that are to become something: a passage that isn't becomes nothing, whatever its kind would be.
        private final Count kinds = new Count();
        private final Count leftOut = new Count();
        private final Map<String, Count> byKind = new TreeMap<>();
        private int passages;

        private Measure(String name) {
            this.name = name;
        }

        static Measure of(String name, String prefix) {
            Measure measure = new Measure(name);
            LabelledPassage.of(deck -> deck.startsWith(prefix)).values().forEach(measure::deck);
            return measure;
        }

        private void deck(List<LabelledPassage> deck) {
            DeckOutline outline = PROPOSER.outline(deck.stream().map(LabelledPassage::words).toList());
            for (LabelledPassage labelled : deck) {
                passages++;
                count(labelled, PROPOSER.propose(labelled.words(), outline));
            }
        }

        private void count(LabelledPassage labelled, Proposal proposal) {
            Set<ConceptId> concepts = new HashSet<>(labelled.tags());
            concepts.addAll(proposal.concepts());
            concepts.forEach(id -> tags.add(proposal.concepts().contains(id), labelled.tags().contains(id)));
            leftOut.add(proposal.leftOut().isPresent(), labelled.isLeftOut());
            if (!labelled.isLeftOut()) {
                boolean proposes = proposal.leftOut().isEmpty();
                kinds.proposed += proposes ? 1 : 0;
                kinds.labelled++;
                kinds.right += proposes && proposal.kind().equals(labelled.kind()) ? 1 : 0;
                ofKind(labelled.kind().name()).labelled++;
                if (proposes) {
                    ofKind(proposal.kind().name()).proposed++;
                    ofKind(proposal.kind().name()).right += proposal.kind().equals(labelled.kind()) ? 1 : 0;
                }
            }
        }

        private Count ofKind(String kind) {
            return byKind.computeIfAbsent(kind, _ -> new Count());
        }

        String rows() {
            String start = "| " + name + " | " + passages + " ";
            return start + tags.row("tags") + start + kinds.row("kinds") + start + leftOut.row("left out");
        }

        String kindRows() {
            StringBuilder rows = new StringBuilder();
            byKind.forEach((kind, count) -> rows.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %d |%n", kind,
                    count.precision(), count.recall(), count.labelled)));
            return rows.toString();
        }
    }
}
