package io.riffbook.model.web;

import io.riffbook.model.ModelInspection;
import io.riffbook.model.ModelReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The content model as a whole, for those who keep it.
@RestController
@RequestMapping("/api/v1/model")
@Tag(name = "content model")
class ModelController {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ModelInspection inspection;

    ModelController(ModelInspection inspection) {
        this.inspection = inspection;
    }

    @Operation(operationId = "getModelDiff", summary = "What would change if Riffbook started with its model's files as they are now, and whom that touches")
    @GetMapping("/diff")
    ModelReport diff() {
        return inspection.report();
    }

    @Operation(operationId = "exportModel", summary = "The model in force as files in a ZIP archive", responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary"))))
    @GetMapping("/export")
    ResponseEntity<byte[]> export() throws IOException {
        return ResponseEntity.ok().contentType(ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("content-model.zip").build().toString())
                .body(zipped(inspection.export()));
    }

    /// A model is small: some hundred files of text.
    private static byte[] zipped(SortedMap<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // always the same time, so that equal models give equal archives
                entry.setTimeLocal(LONG_AGO);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
