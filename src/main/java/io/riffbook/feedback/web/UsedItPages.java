package io.riffbook.feedback.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.feedback.EntryId;
import io.riffbook.feedback.FeedbackEvent;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.LedgerEntry;
import io.riffbook.feedback.Submission;
import io.riffbook.feedback.UsageId;
import io.riffbook.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Optional;
import java.util.UUID;

/// What the forms on a snippet's page send: htmx gets a word of thanks in place of the form, a plain form the page again.
@Controller
@Hidden
@RequestMapping("/snippets/{id}")
class UsedItPages {
    private final Ledger ledger;

    UsedItPages(Ledger ledger) {
        this.ledger = ledger;
    }

    @PostMapping("/usages")
    String used(@PathVariable UUID id, @RequestParam String clientId, @RequestParam String channel,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(required = false) @Nullable Integer audienceSize,
            @RequestParam(required = false) @Nullable UUID opportunity,
            @RequestParam(required = false) @Nullable String venue,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Viewer viewer, Model model) {
        NamedOpportunityBody named = opportunity == null
                ? null
                : new NamedOpportunityBody(new OpportunityId(opportunity), null, null);
        UsageBody body = new UsageBody(new SnippetId(id), revision, channel, audienceSize, named, venue, null, null,
                clientId, null);
        LedgerEntry entry = record(clientId, body.toEvent(), viewer);
        if (htmx == null) {
            return "redirect:/snippets/" + id + "?thanks=used&entry=" + entry.entryId() + "#thanks";
        }
        model.addAttribute("snippetId", id).addAttribute("revision", revision).addAttribute("entryId",
                entry.entryId());
        return "feedback/used-it :: thanksForUsing";
    }

    @PostMapping("/ratings")
    String rated(@PathVariable UUID id, @RequestParam String clientId,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(required = false) @Nullable UUID usageId,
            @RequestParam(required = false) @Nullable Integer applause,
            @RequestParam(required = false) @Nullable String reaction,
            @RequestParam(required = false) @Nullable String comment,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Viewer viewer, Model model) {
        String chosen = reaction == null || reaction.isEmpty() ? null : reaction;
        RatingBody body = new RatingBody(new SnippetId(id), revision, usageId == null ? null : new UsageId(usageId),
                applause, chosen, comment, null, clientId, null);
        LedgerEntry entry = record(clientId, body.toEvent(), viewer);
        if (htmx == null) {
            return "redirect:/snippets/" + id + "?thanks=rated&entry=" + entry.entryId() + "#thanks";
        }
        model.addAttribute("snippetId", id).addAttribute("revision", revision).addAttribute("entryId",
                entry.entryId());
        return "feedback/used-it :: thanksForRating";
    }

    /// @param of which form is to come again
    @PostMapping("/corrections")
    String undone(@PathVariable UUID id, @RequestParam String clientId, @RequestParam UUID entryId,
            @RequestParam String of, @RequestParam(required = false) @Nullable Integer revision,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Viewer viewer, Model model) {
        record(clientId,
                new FeedbackEvent.Corrected(new EntryId(entryId), Optional.empty(), Optional.empty()), viewer);
        if (htmx == null) {
            return "redirect:/snippets/" + id + "?thanks=undone#thanks";
        }
        model.addAttribute("snippetId", id).addAttribute("revision", revision).addAttribute("isRating",
                of.equals("rating"));
        return "feedback/used-it :: undone";
    }

    private LedgerEntry record(String clientId, FeedbackEvent event, Viewer viewer) {
        return ledger.record(new Submission(viewer, IdempotencyKey.of(null, clientId), event)).entry();
    }
}
