package io.riffbook.model;

import java.util.List;
import java.util.stream.Stream;

/// All changes that a set of files would make, judged.
///
/// @param faults renames that can't be carried out or are forgotten, each as a sentence
record Judgement(List<JudgedChange> changes, List<String> faults) {
    Judgement {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    boolean isNothing() {
        return changes.isEmpty() && faults.isEmpty();
    }

    /// Why it can't be applied; nothing is applied then.
    List<String> refusals() {
        return Stream.concat(faults.stream(),
                changes.stream().filter(change -> change.refusal().isPresent()).map(JudgedChange::line)).toList();
    }
}
