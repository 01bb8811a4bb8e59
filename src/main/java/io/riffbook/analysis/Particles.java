package io.riffbook.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the seam in words such as `followup`, `rollout` or `kickoff`, which texts also write as two.
final class Particles {
    private static final Set<String> PARTICLES = new TreeSet<>(
            Set.of("up", "in", "out", "off", "on", "down", "over", "back", "away", "through"));
    private static final int SHORTEST_VERB = 3;

    private Particles() {}

    /// The two words, if it ends like one of these. A wrong cut does no harm: it finds nothing.
    static Optional<List<Word>> apart(Word word) {
        String text = word.exact();
        for (String particle : PARTICLES) {
            int seam = text.length() - particle.length();
            if (seam >= SHORTEST_VERB && text.endsWith(particle)) {
                return Optional.of(TextAnalysis.words(text.substring(0, seam) + " " + particle));
            }
        }
        return Optional.empty();
    }
}
