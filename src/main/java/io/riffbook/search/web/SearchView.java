package io.riffbook.search.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.Highlight;
import io.riffbook.search.Reason;
import io.riffbook.search.SearchPage.FacetGroup;
import io.riffbook.search.SearchPage.Hit;
import io.riffbook.search.SearchPage;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import io.riffbook.search.Total;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of results as it leaves the API.
///
/// @param searchId for `POST /search/{searchId}/opens`
/// @param total how many match
/// @param totalIsExact otherwise there are at least so many
@JsonInclude(JsonInclude.Include.NON_NULL)
record SearchView(UUID searchId, List<Item> hits, long total, boolean totalIsExact, boolean relaxed, boolean filled,
        SearchPage.@Nullable Correction correction, boolean upToDate, List<FacetGroup> facets,
        @Nullable String nextCursor) {

    static SearchView of(SearchPage page) {
        Total total = page.total();
        return new SearchView(page.searchId(), page.hits().stream().map(Item::of).toList(), total.count(),
                total.isExact(),
                page.relaxed(), page.filled(), page.correction(), page.upToDate(), page.facets(), page.nextCursor());
    }

    /// One hit.
    ///
    /// @param preview where its picture is, if it has one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(SnippetId id, Kind kind, String kindLabel, String title, String excerpt, int revision, boolean isDraft,
            List<Tag> tags, String reach, boolean isVerified, Instant changedAt, boolean isDemo,
            @Nullable String preview,
            List<Marked> highlights, double points, List<Reason> reasons, @Nullable Proof evidence) {

        static Item of(Hit hit) {
            var card = hit.card();
            return new Item(card.id(), card.kind(), hit.kindLabel(), card.title(), card.excerpt(), card.revision(),
                    hit.isDraft(),
                    hit.tags().entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList(),
                    card.visibility().reach().word(), card.isVerified(), card.changedAt(), card.isDemo(),
                    card.hasPreview() ? "/api/v1/snippets/" + card.id() + "/preview" : null,
                    hit.highlights().stream().map(Marked::of).toList(), hit.points(), hit.reasons(),
                    hit.evidence() == null ? null : Proof.of(hit.evidence()));
        }
    }

    /// A tag with what it is called.
    record Tag(ConceptId concept, String label) {}

    /// A piece of the snippet, in parts of plain text: escape it before you show it.
    record Marked(String field, List<Highlight.Part> parts) {
        static Marked of(Highlight highlight) {
            return new Marked(highlight.field().word(), highlight.parts());
        }
    }

    /// What use, ratings and outcomes say.
    ///
    /// @param applause the mean from 1 to 5; absent without ratings
    /// @param lift absent as long as there are not enough deals
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proof(@Nullable Double applause, long ratings, long uses, long wins, @Nullable Lift lift) {
        static Proof of(Evidence evidence) {
            OptionalDouble applause = evidence.applause();
            return new Proof(applause.isPresent() ? applause.getAsDouble() : null, evidence.ratings(), evidence.uses(),
                    evidence.wins(), evidence.lift().map(Lift::of).orElse(null));
        }
    }

    /// How much more often deals are won with it than deals like them without it.
    ///
    /// @param value from -1 to 1, drawn towards that of all snippets as long as there are few deals
    /// @param error its standard error
    /// @param isClaimed whether it may be called winning or losing
    record Lift(double value, double error, boolean isClaimed) {
        static Lift of(WinLift lift) {
            return new Lift(lift.value(), lift.error(), lift.isClaimed());
        }
    }
}
