package io.riffbook.insight.evidence;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetCards;
import io.riffbook.content.SnippetId;
import io.riffbook.insight.evidence.CountedEvidence.Counts;
import io.riffbook.insight.evidence.SnippetLifts.Found;
import io.riffbook.web.NotFoundException;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Optional;

/// What is to be said of one snippet.
@Service
public class SnippetJudgements {
    private final SnippetCards cards;
    private final CountedEvidence counted;
    private final SnippetLifts lifts;

    SnippetJudgements(SnippetCards cards, CountedEvidence counted, SnippetLifts lifts) {
        this.cards = cards;
        this.counted = counted;
        this.lifts = lifts;
    }

    /// What the ledger says of a snippet, and what the last pass found.
    ///
    /// @param counts absent when the ledger has nothing of it
    /// @param lift absent when it was used in no deal that is over
    record Judgement(Optional<Counts> counts, Optional<Found> lift) {}

    /// What is to be said of the snippet now; of one that nobody used, that there is nothing to say.
    ///
    /// @throws NotFoundException when the viewer may not see the snippet
    public EvidenceView of(SnippetId snippet, Viewer viewer) {
        if (!cards.visibleTo(viewer, List.of(snippet)).containsKey(snippet)) {
            throw NotFoundException.of("snippet", snippet);
        }
        return EvidenceView.of(snippet, new Judgement(counted.counts(snippet), lifts.find(snippet)));
    }
}
