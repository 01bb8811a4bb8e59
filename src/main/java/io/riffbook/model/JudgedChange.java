package io.riffbook.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change of the model together with whom it touches and whether it can be made.
///
/// @param touches how many of each sort of content use the part, by their plural; only those that do
/// @param unfit how many snippets will have to be mended at their next save, of a change that allows less
/// @param refusal why it can't be made; absent when it can
record JudgedChange(ModelChange change, Map<String, Long> touches, long unfit, Optional<String> refusal) {
    JudgedChange {
        touches = Map.copyOf(touches);
    }

    /// In one line, as `model diff` prints it.
    String line() {
        StringBuilder line = new StringBuilder("%-11s".formatted(change.sort().word())).append(change.part().written());
        change.to().ifPresent(to -> line.append(" → ").append(to.written()));
        if (!change.detail().isEmpty()) {
            line.append(" (").append(change.detail()).append(')');
        }
        line.append(refusal.map(why -> ": refused, " + why).orElse(": applies"));
        if (unfit > 0) {
            line.append("; ").append(unfit).append(" snippets don't fit and must be mended at their next save");
        }
        if (!touches.isEmpty()) {
            line.append("; used by ").append(String.join(", ", uses()));
        }
        return line.toString();
    }

    private List<String> uses() {
        return touches.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey()).toList();
    }
}
