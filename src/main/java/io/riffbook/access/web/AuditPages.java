package io.riffbook.access.web;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditFilter;
import io.riffbook.audit.AuditTrail;
import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/// The audit log as a page, for admins.
@Controller
@Hidden
class AuditPages {
    private static final PageLimit LINES = new PageLimit(50);

    private final AuditTrail trail;
    private final AuditNames names;

    AuditPages(AuditTrail trail, AuditNames names) {
        this.trail = trail;
        this.names = names;
    }

    /// @param from the first day, in UTC
    /// @param to the last day, included
    @GetMapping("/audit")
    ModelAndView list(@RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable UUID subjectId,
            @RequestParam(required = false) @Nullable UUID actorId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        AuditFilter filter = new AuditFilter(subjectType, subjectId, actorId, action, startOf(from),
                startOf(to == null ? null : to.plusDays(1)));
        AuditView.Listing page = AuditView.Listing.of(trail.read(viewer.actor(), filter, Cursor.decode(cursor), LINES),
                names);
        return new ModelAndView("access/audit", new ModelMap("page", page).addAttribute("filter", filter)
                .addAttribute("from", from).addAttribute("to", to).addAttribute("onward", cursor != null)
                .addAttribute("filtered", !filter.equals(AuditFilter.NONE)));
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
