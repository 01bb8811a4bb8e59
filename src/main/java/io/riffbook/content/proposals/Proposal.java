package io.riffbook.content.proposals;

import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a passage could become.
///
/// @param because what speaks for the kind, each as some words; empty when nothing in particular does
/// @param tags the strongest first
/// @param leftOut why it should rather become nothing; absent when it should become something
public record Proposal(Kind kind, List<String> because, String title, List<ProposedTag> tags,
        Optional<LeftOut> leftOut) {
    public static final int MOST_TAGS = 6;

    public Proposal {
        because = List.copyOf(because);
        tags = List.copyOf(tags);
    }

    /// The concepts of the tags.
    public Set<ConceptId> concepts() {
        return tags.stream().map(ProposedTag::concept).collect(Collectors.toSet());
    }

    /// A tag, and the words that led to it.
    ///
    /// @param words in the order in which they stand; at least one
    public record ProposedTag(ConceptId concept, List<Words> words) {
        public ProposedTag {
            words = List.copyOf(words);
        }
    }

    /// Words of the passage.
    ///
    /// @param start of their first character in that part
    /// @param end behind their last one
    public record Words(Part part, String words, int start, int end) {}
}
