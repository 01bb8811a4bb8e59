package io.riffbook.search.saved.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.model.Kind;
import io.riffbook.search.saved.AlertId;
import io.riffbook.search.saved.SavedSearchId;
import io.riffbook.search.saved.SearchAlert;
import io.riffbook.search.saved.SearchAlerts;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What somebody's saved searches found that is new.
@RestController
@RequestMapping("/api/v1/search/alerts")
class AlertController {
    private static final int MOST = 100;

    private final SearchAlerts alerts;

    AlertController(SearchAlerts alerts) {
        this.alerts = alerts;
    }

    /// Alerts and how many are not seen yet.
    record AlertsView(List<AlertView> items, long total, long unseen, @Nullable String nextCursor) {}

    /// Something new that a saved search found.
    record AlertView(AlertId id, SavedSearchId savedSearchId, String savedSearchName, SnippetId snippetId, Kind kind,
            String title, int revision, Instant foundAt, boolean seen) {
        static AlertView of(SearchAlert alert) {
            return new AlertView(alert.id(), alert.search(), alert.searchName(), alert.snippet().id(),
                    alert.snippet().kind(), alert.snippet().title(), alert.snippet().revision(), alert.foundAt(),
                    alert.seen());
        }
    }

    /// Which alerts were seen: some, or one and all before it.
    record Seen(@Nullable Set<AlertId> alertIds, @Nullable AlertId upTo) {}

    @Operation(operationId = "listSearchAlerts", summary = "What one's saved searches found that is new, the newest first")
    @GetMapping
    AlertsView list(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        SearchAlerts.Found found = alerts.list(viewer, Cursor.decode(cursor), PageLimit.of(limit));
        Page<AlertView> page = found.page().map(AlertView::of);
        return new AlertsView(page.items(), page.total(), found.unseen(), page.nextCursor());
    }

    @Operation(operationId = "markSearchAlertsSeen", summary = "Says that one has seen some alerts, or one and all that were found before it")
    @PostMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@RequestBody Seen body, Viewer viewer) {
        if ((body.alertIds() == null) == (body.upTo() == null)) {
            throw InvalidRequestException.at(new FieldFault("/alertIds", "either this or upTo is required"));
        }
        if (body.upTo() != null) {
            alerts.seenUpTo(viewer, body.upTo());
        }
        if (body.alertIds() != null) {
            if (body.alertIds().size() > MOST) {
                throw InvalidRequestException.at(new FieldFault("/alertIds", "must be at most " + MOST));
            }
            alerts.seen(viewer, body.alertIds());
        }
    }
}
