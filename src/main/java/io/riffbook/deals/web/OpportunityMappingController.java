package io.riffbook.deals.web;

import io.riffbook.access.Viewer;
import io.riffbook.deals.csv.OpportunityMapping;
import io.riffbook.deals.csv.OpportunityMappings;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@RequestMapping("/api/v1/opportunity-mappings")
class OpportunityMappingController {
    private final OpportunityMappings mappings;

    OpportunityMappingController(OpportunityMappings mappings) {
        this.mappings = mappings;
    }

    /// All names, at most [OpportunityMappings#MOST].
    record Names(List<String> names) {}

    @Operation(operationId = "listOpportunityMappings", summary = "The names of the mappings that are kept")
    @GetMapping
    Names list() {
        return new Names(mappings.names());
    }

    @Operation(operationId = "getOpportunityMapping", summary = "One mapping")
    @GetMapping("/{name}")
    OpportunityMapping get(@PathVariable String name) {
        return mappings.get(name);
    }

    @Operation(operationId = "putOpportunityMapping", summary = "Keep a mapping under a name, in place of an earlier one")
    @PutMapping("/{name}")
    OpportunityMapping put(@PathVariable String name, @RequestBody OpportunityMapping mapping, Viewer viewer) {
        mappings.put(viewer, name, mapping);
        return mapping;
    }

    @Operation(operationId = "deleteOpportunityMapping", summary = "Remove a mapping")
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, Viewer viewer) {
        mappings.remove(viewer, name);
    }
}
