package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What would change if Riffbook started with certain files, and whom that touches.
///
/// @param applies whether it would start: whether nothing is refused
/// @param faults what can't be told as a change of one part
/// @param taxonomies where the files differ from PostgreSQL; nothing is done about these but that a new taxonomy is added
public record ModelReport(boolean applies, List<String> faults, List<Change> changes,
        List<TaxonomyDifference> taxonomies) {

    /// A change of one part of a type, as programs see it.
    ///
    /// @param change added, described, renamed, loosened, tightened, deprecated, removed or retyped
    /// @param part under the name that it has in force
    /// @param to what it will be called, of a renamed part
    /// @param touches how many of each sort of content use it
    /// @param unfit how many snippets will have to be mended at their next save
    /// @param refused why it can't be made; absent when it can
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String change, String part, @Nullable String to, String detail, boolean applies,
            @Nullable String refused, @JsonProperty("usedBy") Map<String, Long> touches, long unfit) {
        static Change of(JudgedChange judged) {
            ModelChange change = judged.change();
            return new Change(change.sort().word(), change.part().written(),
                    change.to().map(ModelPart::written).orElse(null), change.detail(), judged.refusal().isEmpty(),
                    judged.refusal().orElse(null), new TreeMap<>(judged.touches()), judged.unfit());
        }
    }

    static ModelReport of(Judgement judgement, List<TaxonomyDifference> taxonomies) {
        return new ModelReport(judgement.refusals().isEmpty(), judgement.faults(),
                judgement.changes().stream().map(Change::of).toList(), taxonomies);
    }

    /// The same for people.
    static String text(Judgement judgement, List<TaxonomyDifference> taxonomies) {
        List<String> lines = new ArrayList<>();
        if (judgement.isNothing()) {
            lines.add("The content types are as they are in force.");
        }
        judgement.faults().forEach(fault -> lines.add("refused    " + fault));
        judgement.changes().forEach(change -> lines.add(change.line()));
        if (!judgement.refusals().isEmpty()) {
            lines.add("Riffbook would not start with these files: " + judgement.refusals().size() + " refused.");
        }
        if (!taxonomies.isEmpty()) {
            lines.add("");
            lines.add("Taxonomies: files are the seed, PostgreSQL rules. They differ in");
            taxonomies.forEach(difference -> lines.add(difference.line()));
        }
        return String.join("\n", lines) + "\n";
    }
}
