package io.riffbook.search.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.ParkedSnippet;
import io.riffbook.content.SnippetId;
import io.riffbook.jobs.Job;
import io.riffbook.search.IndexUpkeep;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.RefusedException;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The index as a page, for admins.
@Controller
@Hidden
@RequestMapping("/index")
class IndexPages {
    private static final PageLimit LINES = new PageLimit(50);

    private final IndexUpkeep upkeep;

    IndexPages(IndexUpkeep upkeep) {
        this.upkeep = upkeep;
    }

    @GetMapping
    ModelAndView index(@RequestParam(required = false) @Nullable String cursor) {
        return page(cursor, null);
    }

    /// How far the last job is; reloads the page when it is over.
    @GetMapping("/progress")
    Object progress() {
        Optional<Job> job = upkeep.lastJob();
        return job.filter(last -> !last.state().isFinal()).isEmpty()
                ? ResponseEntity.noContent().header("HX-Refresh", "true").build()
                : new ModelAndView("search/index :: progress", new ModelMap("job", job.get()));
    }

    @PostMapping("/rebuilds")
    ModelAndView rebuild(Viewer viewer) {
        return doing(() -> upkeep.rebuild(viewer));
    }

    @PostMapping("/rollback")
    ModelAndView rollBack(Viewer viewer) {
        return doing(() -> upkeep.rollBack(viewer));
    }

    /// @param id absent: all of them
    @PostMapping("/parked/retry")
    ModelAndView retry(@RequestParam(required = false) @Nullable UUID id, Viewer viewer) {
        return doing(() -> upkeep.retry(viewer, id == null ? Set.of() : Set.of(new SnippetId(id))));
    }

    private ModelAndView doing(Runnable work) {
        try {
            work.run();
            return new ModelAndView("redirect:/index");
        } catch (RefusedException e) {
            ModelAndView again = page(null, e.problem().detail());
            again.setStatus(e.problem().status());
            return again;
        }
    }

    private ModelAndView page(@Nullable String cursor, @Nullable String message) {
        Page<ParkedSnippet> parked = upkeep.parked(cursor, LINES);
        return new ModelAndView("search/index", new ModelMap("index", upkeep.status()).addAttribute("parked", parked)
                .addAttribute("job", upkeep.lastJob().orElse(null)).addAttribute("onward", cursor != null)
                .addAttribute("message", message));
    }
}
