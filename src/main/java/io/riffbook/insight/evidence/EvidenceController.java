package io.riffbook.insight.evidence;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/// Answers what is known of a snippet to everybody who may see it.
@RestController
class EvidenceController {
    private final SnippetJudgements judgements;

    EvidenceController(SnippetJudgements judgements) {
        this.judgements = judgements;
    }

    /// Who may ask.
    @Component
    static class Rules implements AccessRules {
        @Override
        public List<AccessRule> rules() {
            return List.of(AccessRule.api(HttpMethod.GET, "/snippets/{id}/evidence", AccessRule.EVERYONE,
                    Scope.REPORTS_READ));
        }
    }

    @Operation(operationId = "getSnippetEvidence", summary = "What use, ratings and outcomes say of a snippet, and how sure that is", description = "Applause, use, and win lift: how much more often deals are won with it than deals like them without it. The label is winning, losing, no-clear-difference or not-enough-deals.")
    @GetMapping("/api/v1/snippets/{id}/evidence")
    EvidenceView of(@PathVariable UUID id, Viewer viewer) {
        return judgements.of(new SnippetId(id), viewer);
    }
}
