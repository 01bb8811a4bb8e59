package io.riffbook.deals.web;

import io.riffbook.access.Viewer;
import io.riffbook.deals.csv.OpportunityImports;
import io.riffbook.deals.csv.OpportunityMapping;
import io.riffbook.deals.csv.OpportunityMappings;
import io.riffbook.deals.csv.Refusal;
import io.riffbook.jobs.JobId;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Takes opportunities as CSV files.
@RestController
@RequestMapping("/api/v1/opportunities/import")
class OpportunityImportController {
    private final OpportunityImports imports;
    private final OpportunityMappings mappings;
    private final Idempotency idempotency;
    private final JsonMapper json;

    OpportunityImportController(OpportunityImports imports, OpportunityMappings mappings, Idempotency idempotency,
            JsonMapper json) {
        this.imports = imports;
        this.mappings = mappings;
        this.idempotency = idempotency;
        this.json = json;
    }

    /// The job that does it.
    record Ordered(JobId jobId) {}

    /// A row that was not taken.
    record RefusalView(int number, long line, ProblemDetail problem) {
        static RefusalView of(Refusal refusal) {
            return new RefusalView(refusal.number(), refusal.line(), refusal.problem().toDetail());
        }
    }

    @Operation(operationId = "importOpportunities", summary = "Tell opportunities as a CSV file: answers 202 with the job that reads it", description = "The mapping says which field each column is; it comes with the file as JSON, or by the name under which it is kept. May be sent again.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> take(@RequestParam MultipartFile file, @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String mappingName,
            @RequestParam(required = false) @Nullable String clientId, Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) throws IOException {
        imports.check(file.getSize());
        OpportunityMapping how = mapping(mapping, mappingName);
        how.check();
        return idempotency.once(new Idempotency.Request(viewer.principal(), "POST /api/v1/opportunities/import",
                IdempotencyKey.of(key, clientId), List.of(how, hash(file))), () -> {
                    JobId job = order(viewer, how, file);
                    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job))
                            .body(new Ordered(job));
                });
    }

    private JobId order(Viewer viewer, OpportunityMapping how, MultipartFile file) {
        try (InputStream content = file.getInputStream()) {
            return imports.order(viewer, how, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OpportunityMapping mapping(@Nullable String mapping, @Nullable String name) {
        if (mapping != null && name == null) {
            try {
                return json.readValue(mapping, OpportunityMapping.class);
            } catch (JacksonException e) {
                throw InvalidRequestException.unreadable(e).within("/mapping");
            }
        }
        if (name != null && mapping == null) {
            return mappings.get(name);
        }
        throw InvalidRequestException.at(
                new FieldFault("/mapping", "is required, or mappingName in its place"));
    }

    private static String hash(MultipartFile file) throws IOException {
        try (DigestInputStream content = new DigestInputStream(file.getInputStream(),
                MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Operation(operationId = "listRefusedOpportunities", summary = "The rows of a file that were refused, in their order")
    @GetMapping("/{jobId}/refusals")
    Page<RefusalView> refusals(@PathVariable UUID jobId, Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return imports.refusals(viewer, new JobId(jobId), Cursor.decode(cursor), PageLimit.of(limit))
                .map(RefusalView::of);
    }
}
