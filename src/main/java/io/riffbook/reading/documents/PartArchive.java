package io.riffbook.reading.documents;

import io.riffbook.reading.passage.ContentDigest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// A document that is an archive of parts. That it unfolds to no more than it may was checked before.
public final class PartArchive implements Closeable {

    private final ZipFile zip;
    private final Map<String, String> hashes = new HashMap<>();

    private PartArchive(ZipFile zip) {
        this.zip = zip;
    }

    /// Opens it.
    public static PartArchive open(Path file) throws IOException {
        return new PartArchive(ZipFile.builder().setPath(file).get());
    }

    /// An XML part from its start; empty if there is none of that name.
    public Optional<XmlReading> xml(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(new XmlReading(zip.getInputStream(entry)));
    }

    /// The hash of a part; empty if there is none of that name, or it can't be read.
    public String hash(String name) {
        return hashes.computeIfAbsent(name, this::digest);
    }

    private String digest(String name) {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return ContentDigest.of(in);
        } catch (IOException e) {
            // A picture that can't be read is none.
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
