package io.riffbook.feedback.web;

import io.riffbook.access.Viewer;
import io.riffbook.feedback.Act;
import io.riffbook.feedback.Handling;
import io.riffbook.feedback.Impressions;
import io.riffbook.feedback.Verdict;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// Takes note, beside the ledger, that what the ledger has as opened was opened out of a page of results.
@Component
class Funnel {
    private final Impressions impressions;

    Funnel(Impressions impressions) {
        this.impressions = impressions;
    }

    void note(Viewer viewer, Verdict verdict) {
        if (verdict instanceof Verdict.Recorded(Handling handling, boolean repeated) && !repeated
                && handling.act() == Act.OPEN) {
            handling.search().ifPresent(
                    search -> impressions.openedInLedger(viewer, search, handling.snippet()));
        }
    }
}
