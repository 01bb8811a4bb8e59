package io.riffbook.jobs.web;

import io.riffbook.access.AccessRule;
import io.riffbook.access.AccessRules;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/jobs/{id}")
class JobController {
    private final Jobs jobs;
    private final JobListeners listeners;

    JobController(Jobs jobs, JobListeners listeners) {
        this.jobs = jobs;
        this.listeners = listeners;
    }

    @Operation(operationId = "getJob", summary = "How far a job has come")
    @GetMapping
    Job job(@PathVariable UUID id, Viewer viewer) {
        return jobs.find(new JobId(id), viewer);
    }

    @Operation(operationId = "followJob", summary = "The same as server-sent events, one per change, until the job is over")
    @GetMapping(path = "/events", produces = "text/event-stream")
    SseEmitter events(@PathVariable UUID id, Viewer viewer) {
        return listeners.listen(jobs.find(new JobId(id), viewer));
    }

    @Component
    static class Rules implements AccessRules {
        @Override
        public List<AccessRule> rules() {
            return List.of(
                    AccessRule.api(HttpMethod.GET, "/jobs/{id}", AccessRule.EVERYONE, Scope.CONTENT_READ),
                    AccessRule.api(HttpMethod.GET, "/jobs/{id}/events", AccessRule.EVERYONE, Scope.CONTENT_READ));
        }
    }
}
