package io.riffbook.content;

import io.riffbook.content.proposals.LeftOut;
import io.riffbook.content.proposals.Proposal;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import java.util.Optional;
import java.util.Set;

/// What a marketer made of what was proposed for a passage.
///
/// @param choice absent: the passage was left as it is
public record Correction(PassageId passage, Kind proposedKind, Set<ConceptId> proposedTags, Optional<LeftOut> leftOut,
        Optional<Choice> choice) {
    public Correction {
        proposedTags = Set.copyOf(proposedTags);
    }

    /// What the snippet became.
    ///
    /// @param kind absent: nobody chose, the proposal's was taken
    /// @param tags absent: nobody said anything of tags
    public record Choice(Optional<Kind> kind, Optional<Set<ConceptId>> tags) {}

    static Correction of(PassageId passage, Proposal proposed, Optional<Choice> choice) {
        return new Correction(passage, proposed.kind(), proposed.concepts(), proposed.leftOut(), choice);
    }
}
