package io.riffbook.access.web;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditFilter;
import io.riffbook.audit.AuditTrail;
import io.riffbook.web.BulkBody;
import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/// Shows the audit log to admins, and to keys made for reading it.
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
    private final AuditTrail trail;
    private final AuditNames names;
    private final JsonMapper json;

    AuditController(AuditTrail trail, AuditNames names, JsonMapper json) {
        this.trail = trail;
        this.names = names;
        this.json = json;
    }

    @Operation(operationId = "listAuditEntries", summary = "Who changed what, when, and from where, newest first; reading it is recorded, too")
    @GetMapping
    AuditView.Listing list(@RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable UUID subjectId,
            @RequestParam(required = false) @Nullable UUID actorId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return AuditView.Listing.of(trail.read(viewer.actor(),
                new AuditFilter(subjectType, subjectId, actorId, action, from, to), Cursor.decode(cursor),
                PageLimit.of(limit)), names);
    }

    @Operation(operationId = "exportAuditEntries", summary = "The same entries as NDJSON, oldest first and all at once")
    @GetMapping(path = "/export", produces = BulkBody.NDJSON)
    void export(@RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable UUID subjectId,
            @RequestParam(required = false) @Nullable UUID actorId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to, Viewer viewer, HttpServletResponse response)
            throws IOException {
        AuditFilter filter = new AuditFilter(subjectType, subjectId, actorId, action, from, to);
        response.setContentType(BulkBody.NDJSON);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"");
        OutputStream out = response.getOutputStream();
        try {
            trail.export(viewer.actor(), filter, batch -> {
                for (AuditView entry : names.named(batch)) {
                    out.write(json.writeValueAsBytes(entry));
                    out.write('\n');
                }
            });
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                // Only a broken connection can still tell that it isn't all.
                throw new IOException("the export of the audit log broke off", e);
            }
            throw e;
        }
    }
}
