package io.riffbook.demo.web;

import io.riffbook.access.Viewer;
import io.riffbook.demo.DemoRemoval;
import io.riffbook.jobs.JobId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

@RestController
@RequestMapping("/api/v1/demo")
class DemoController {
    private final DemoRemoval removal;

    DemoController(DemoRemoval removal) {
        this.removal = removal;
    }

    record Removing(JobId jobId) {}

    @Operation(operationId = "removeDemo", summary = "Removes the demo with everything in it: answers 202 with the job that does it")
    @DeleteMapping
    ResponseEntity<Removing> remove(Viewer viewer) {
        JobId job = removal.submit(viewer);
        return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job)).body(new Removing(job));
    }
}
