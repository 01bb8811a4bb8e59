package io.riffbook.reading.openxml;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes parts to an archive: the same parts always give the same bytes, and more than an archive may unfold to is
/// refused.
final class ZipParts {

    /// The time of every entry, so that it tells nothing.
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);
    /// What is compressed in itself.
    private static final Set<String> STORED = Set.of("png", "jpg", "jpeg", "jpe", "gif", "mp4", "m4v", "m4a", "mp3",
            "wmv", "wma", "webm", "xlsx", "docx", "pptx", "wdp", "emz", "wmz");

    /// What puts parts into an archive.
    interface Parts {

        void writeTo(ZipParts zip) throws IOException;
    }

    private final ZipOutputStream zip;
    private final byte[] buffer = new byte[64 * 1024];
    private long left = Limits.ALL_ENTRIES;

    private ZipParts(ZipOutputStream zip) {
        this.zip = zip;
    }

    /// Leaves no file behind when it fails.
    static void write(Path file, Parts parts) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            parts.writeTo(new ZipParts(zip));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    void add(String name, byte[] bytes) throws IOException {
        write(new ZipEntry(name), new ByteArrayInputStream(bytes));
    }

    void copy(String name, OpcFile source, PartName part) throws IOException {
        var entry = new ZipEntry(name);
        if (STORED.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            Digest digest = source.digest(part);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(digest.size());
            entry.setCompressedSize(digest.size());
            entry.setCrc(digest.crc());
        }
        try (InputStream in = source.stream(part)) {
            write(entry, in);
        }
    }

    private void write(ZipEntry entry, InputStream in) throws IOException {
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            left -= n;
            if (left < 0) {
                throw UnreadableDeck.tooLarge("what it unfolds to is far more than a deck is");
            }
            zip.write(buffer, 0, n);
        }
        zip.closeEntry();
    }
}
