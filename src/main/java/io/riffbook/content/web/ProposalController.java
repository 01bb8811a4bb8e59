package io.riffbook.content.web;

import io.riffbook.content.BreakUpProposals;
import io.riffbook.content.Deck;
import io.riffbook.content.DeckId;
import io.riffbook.content.DeckRevision;
import io.riffbook.content.Decks;
import io.riffbook.content.PassageId;
import io.riffbook.content.ProposalQuality;
import io.riffbook.content.proposals.LeftOut;
import io.riffbook.content.proposals.Proposal;
import io.riffbook.content.proposals.Proposer;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What passages could become, and how good such proposals were.
@RestController
@RequestMapping("/api/v1/decks")
class ProposalController {
    private final Decks decks;
    private final BreakUpProposals proposals;
    private final ProposalQuality quality;

    ProposalController(Decks decks, BreakUpProposals proposals, ProposalQuality quality) {
        this.decks = decks;
        this.proposals = proposals;
        this.quality = quality;
    }

    /// What one passage could become.
    ///
    /// @param because what speaks for the kind
    /// @param leftOut why it should rather become nothing
    /// @param proposer the version of the proposer
    record ProposalView(PassageId passageId, int position, Kind kind, List<String> because, String title,
            List<Proposal.ProposedTag> tags, @Nullable LeftOut leftOut, int proposer) {
        static ProposalView of(BreakUpProposals.Proposed proposed) {
            Proposal proposal = proposed.proposal();
            return new ProposalView(proposed.passage().id(), proposed.passage().position(), proposal.kind(),
                    proposal.because(), proposal.title(), proposal.tags(), proposal.leftOut().orElse(null),
                    Proposer.VERSION);
        }
    }

    @Operation(operationId = "listProposals", summary = "What the passages of a deck's revision could become, in their order: kind, title, tags with the words that led to each, and whether to leave it out")
    @GetMapping("/{id}/proposals")
    Page<ProposalView> list(@PathVariable UUID id, @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Deck deck = decks.find(new DeckId(id));
        DeckRevision wanted = decks.revision(deck.id(), revision == null ? deck.currentRevision() : revision);
        return proposals.of(wanted, Cursor.decode(cursor), PageLimit.of(limit)).map(ProposalView::of);
    }

    @Operation(operationId = "measureProposals", summary = "How good the proposals were, judged by what was made of them in a period, version by version of the proposer")
    @GetMapping("/proposal-quality")
    ProposalQuality.Measured measure(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
        return quality.of(from, to);
    }
}
