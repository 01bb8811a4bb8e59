package io.riffbook.variations.web;

import io.riffbook.content.SnippetId;
import io.riffbook.variations.VariationCredits;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/// What a snippet's page shows of variations; the fragment asks for it by its bean name, so that the page of another feature can include
/// it without knowing what it needs.
@Component("variationPanel")
public class VariationPanel {
    private final VariationCredits credits;

    VariationPanel(VariationCredits credits) {
        this.credits = credits;
    }

    /// Whose variations stand in the snippet, up to the revision that is shown.
    public List<VariationCredits.Credit> credits(UUID snippet, int revision) {
        return credits.of(new SnippetId(snippet), revision);
    }
}
