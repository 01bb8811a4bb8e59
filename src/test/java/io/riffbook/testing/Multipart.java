package io.riffbook.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// A form with one file, as browsers and curl send it.
public final class Multipart {
    private final String fileName;
    private final Supplier<InputStream> content;

    private Multipart(String fileName, Supplier<InputStream> content) {
        this.fileName = fileName;
        this.content = content;
    }

    public static Multipart file(Path file) {
        return new Multipart(String.valueOf(file.getFileName()), () -> {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public static Multipart of(String fileName, byte[] content) {
        return new Multipart(fileName, () -> new ByteArrayInputStream(content));
    }

    /// A file that is only as large as it is said to be: what it holds is made while it is sent.
    public static Multipart of(String fileName, Supplier<InputStream> content) {
        return new Multipart(fileName, content);
    }

    /// Posts it as the part `file`.
    public Api.Answer post(Api as, String path) {
        String boundary = "riffbook-" + UUID.randomUUID();
        String quoted = fileName.replace("\\", "\\\\").replace("\"", "\\\"");
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return as.send("POST", path, "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                        List.of(new ByteArrayInputStream(head), content.get(), new ByteArrayInputStream(tail))))));
    }
}
