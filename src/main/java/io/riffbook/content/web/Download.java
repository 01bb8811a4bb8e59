package io.riffbook.content.web;

import io.riffbook.storage.ObjectContent;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends stored files so that a browser never runs them.
final class Download {
    private Download() {}

    /// A file that somebody uploaded: always to be saved, never shown.
    static ResponseEntity<InputStreamResource> attachment(ObjectContent content, String mediaType, String fileName) {
        return send(content, mediaType)
                .header("Content-Disposition",
                        ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString())
                .body(new InputStreamResource(content.stream()));
    }

    /// A picture that Riffbook itself drew.
    static ResponseEntity<InputStreamResource> preview(ObjectContent content) {
        return send(content, MediaType.IMAGE_PNG_VALUE)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new InputStreamResource(content.stream()));
    }

    private static ResponseEntity.BodyBuilder send(ObjectContent content, String mediaType) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(mediaType)).contentLength(content.size())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
