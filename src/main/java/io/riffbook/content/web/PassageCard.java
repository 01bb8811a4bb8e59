package io.riffbook.content.web;

import io.riffbook.content.BreakUpProposals.Proposed;
import io.riffbook.content.Passage;
import io.riffbook.content.proposals.LeftOut;
import io.riffbook.content.proposals.Proposal;
import io.riffbook.content.web.ConceptChoices.ConceptLabel;
import io.riffbook.model.ConceptId;
import io.riffbook.reading.Markdown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A passage on the board of its deck, with what is proposed for it.
///
/// @param excerpt the beginning of what it says, as plain text
/// @param kind the proposed one
/// @param because what speaks for that kind; empty when nothing in particular does
/// @param leftOut why it is proposed to be left out, as a sentence
public record PassageCard(UUID id, int position, String title, String excerpt, boolean hasNotes, boolean isHidden,
        boolean isTruncated, boolean hasPreview, boolean isTextPreview, String kind, String because, List<Tag> tags,
        @Nullable String leftOut) {
    private static final int MOST_WORDS = 3;
    private static final int EXCERPT = 220;
    /// Of a long passage only so much Markdown is looked at.
    private static final int LOOKED_AT = 2_000;

    public PassageCard {
        tags = List.copyOf(tags);
    }

    /// A proposed tag.
    ///
    /// @param words of the passage that led to it, some of them
    /// @param where the words stand, for whoever wants to know more
    public record Tag(String id, String label, String taxonomy, String words, String where) {
        static Tag of(ConceptLabel label, List<Proposal.Words> words) {
            return new Tag(label.id(), label.label(), label.taxonomy(),
                    words.stream().map(each -> "“" + each.words().strip() + "”").distinct().limit(MOST_WORDS)
                            .collect(Collectors.joining(", ")),
                    "From the " + words.stream().map(each -> each.part().word()).distinct()
                            .collect(Collectors.joining(" and the ")));
        }
    }

    static PassageCard of(Proposed proposed, Map<ConceptId, ConceptLabel> labels) {
        Passage passage = proposed.passage();
        Proposal proposal = proposed.proposal();
        List<Tag> tags = proposal.tags().stream().flatMap(tag -> Optional.ofNullable(labels.get(tag.concept()))
                .map(label -> Tag.of(label, tag.words())).stream()).toList();
        return new PassageCard(passage.id().value(), passage.position(), passage.title(), excerpt(passage.body()),
                !passage.notes().isBlank(), passage.hidden(), passage.truncated(),
                passage.files().preview().isPresent(), passage.files().isTextPreview(),
                proposal.kind().name(), String.join(", ", proposal.because()), tags,
                proposal.leftOut().map(LeftOut::reason).orElse(null));
    }

    /// The labels of every concept that is proposed.
    static Map<ConceptId, ConceptLabel> labels(List<Proposed> proposed, ConceptChoices concepts) {
        List<ConceptId> named = proposed.stream().flatMap(each -> each.proposal().concepts().stream()).distinct()
                .toList();
        return concepts.labels(named).stream()
                .collect(Collectors.toMap(label -> ConceptId.parse(label.id()), Function.identity()));
    }

    private static String excerpt(String body) {
        String text = Markdown.toText(body.substring(0, Math.min(LOOKED_AT, body.length()))).strip();
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT - 1).strip() + "…";
    }
}
