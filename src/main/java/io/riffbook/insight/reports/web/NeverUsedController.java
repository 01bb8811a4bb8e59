package io.riffbook.insight.reports.web;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.insight.reports.NeverUsed;
import io.riffbook.model.Kind;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

import java.time.Instant;
import java.util.UUID;

/// What is published and was never used.
@Controller
class NeverUsedController {
    private static final PageLimit LINES = new PageLimit(50);

    private final NeverUsed neverUsed;

    NeverUsedController(NeverUsed neverUsed) {
        this.neverUsed = neverUsed;
    }

    /// A snippet that nobody ever used.
    record LineView(SnippetId id, String title, Kind kind, @Nullable UUID ownerId, boolean isDemo, Instant writtenAt) {
        static LineView of(NeverUsed.Line line) {
            return new LineView(line.id(), line.title(), line.kind(), line.owner().map(PersonId::value).orElse(null),
                    line.isDemo(), line.writtenAt());
        }
    }

    @Operation(operationId = "reportNeverUsed", summary = "What is published and was never used by anybody, the oldest first")
    @GetMapping("/api/v1/reports/never-used")
    @ResponseBody
    Page<LineView> list(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return neverUsed.list(viewer, Cursor.decode(cursor), PageLimit.of(limit)).map(LineView::of);
    }

    @Hidden
    @GetMapping("/report/never-used")
    ModelAndView page(@RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        return new ModelAndView("insight/never-used",
                new ModelMap("lines", neverUsed.list(viewer, Cursor.decode(cursor), LINES))
                        .addAttribute("onward", cursor != null));
    }
}
