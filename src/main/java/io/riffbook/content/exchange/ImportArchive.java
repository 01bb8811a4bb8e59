package io.riffbook.content.exchange;

import io.riffbook.jobs.JobFailedException;
import io.riffbook.storage.BoundedStream;
import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.Sha256;
import org.springframework.util.unit.DataSize;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// An archive that somebody sent: hostile until shown otherwise. No entry is ever written under its own name; what it unfolds to is
/// counted as it is read, whatever the archive claims.
final class ImportArchive implements Closeable {
    static final int MOST_ENTRIES = Export.MOST_FILES + 10_000;
    private static final int LARGEST_TEXT = 1024 * 1024;
    private static final int LONGEST_NAME = 500;
    private static final Set<String> TEXTS = Set.of("md", "markdown", "mdx", "html", "htm", "yml", "yaml", "txt");

    private final ZipFile zip;
    private final DataSize largestFile;
    private final DataSize largestUnfolded;
    private final AtomicLong unfolded = new AtomicLong();

    private ImportArchive(ZipFile zip, DataSize largestFile, DataSize largestUnfolded) {
        this.zip = zip;
        this.largestFile = largestFile;
        this.largestUnfolded = largestUnfolded;
    }

    /// Opens it and looks at the names of its entries.
    ///
    /// @throws JobFailedException when it is none, or its names are not what they should be
    static ImportArchive open(Path file, DataSize largestFile, DataSize largestUnfolded) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException _) {
            throw ExchangeException.failed("no-archive", "This is no ZIP archive, or it is damaged.");
        }
        ImportArchive archive = new ImportArchive(zip, largestFile, largestUnfolded);
        try {
            archive.checkNames();
            return archive;
        } catch (JobFailedException e) {
            zip.close();
            throw e;
        }
    }

    private void checkNames() {
        if (zip.size() > MOST_ENTRIES) {
            throw ExchangeException.failed("too-many-files", "An archive has at most " + MOST_ENTRIES + " entries.");
        }
        Set<String> names = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            String path = "/" + name.replace('\\', '/') + "/";
            if (name.startsWith("/") || name.contains(":") || path.contains("/../") || name.length() > LONGEST_NAME
                    || name.chars().anyMatch(Character::isISOControl)) {
                throw ExchangeException.failed("unsafe", "The name of an entry climbs out of the archive, or is none.");
            }
            if (!names.add(path.toLowerCase(Locale.ROOT))) {
                throw ExchangeException.failed("unsafe", "The archive has two entries of one name.");
            }
        }
    }

    /// Hands everything over in the order in which it can be taken: taxonomies, files, decks, snippets, and then all else by name.
    void each(Item.Taker taker) throws IOException, InterruptedException {
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entries::add);
        entries.sort(Comparator.<ZipEntry>comparingInt(entry -> turn(entry.getName()))
                .thenComparing(ZipEntry::getName));
        for (ZipEntry entry : entries) {
            hand(entry, taker);
        }
    }

    private static int turn(String name) {
        return switch (name) {
            case "manifest.json" -> 0;
            case "taxonomies.ndjson" -> 1;
            case "decks.ndjson" -> 3;
            case "snippets.ndjson" -> 4;
            default -> name.startsWith(Export.FILES) ? 2 : 5;
        };
    }

    private void hand(ZipEntry entry, Item.Taker taker) throws IOException, InterruptedException {
        String name = entry.getName();
        if (turn(name) == 2) {
            String hex = name.substring(Export.FILES.length());
            taker.take(Sha256.isLegal(hex)
                    ? new Item.Blob(name, new Sha256(hex), () -> bounded(entry, largestFile.toBytes()))
                    : new Item.Unreadable(name, ExchangeException
                            .notUnderstood("Files of an archive are named by the SHA-256 of their content.")));
        } else if (name.endsWith(".ndjson") || name.equals("manifest.json")) {
            try (InputStream in = bounded(entry, Long.MAX_VALUE)) {
                Lines.each(in, name, taker);
            }
        } else if (TEXTS.contains(ending(name))) {
            try (InputStream in = bounded(entry, Long.MAX_VALUE)) {
                byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
                taker.take(bytes.length <= LARGEST_TEXT
                        ? new Item.Text(name, Texts.decoded(bytes))
                        : new Item.Unreadable(name, ExchangeException
                                .notUnderstood("A text has at most " + LARGEST_TEXT + " bytes.")));
            }
        } else {
            taker.take(new Item.Unreadable(name,
                    ExchangeException.notUnderstood("Files of this type are not understood here.")));
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// @throws ContentTooLargeException while it is read, when the entry alone is too large
    private InputStream bounded(ZipEntry entry, long most) throws IOException {
        InputStream content = zip.getInputStream(entry);
        if (content == null) {
            throw new ZipException("an entry is gone");
        }
        return new Counted(content, new BoundedStream(content, most));
    }

    /// How much was unfolded so far.
    long unfolded() {
        return unfolded.get();
    }

    /// What the archive says that it unfolds to: only good for showing progress.
    long claimed() {
        return zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// Counts what all entries unfold to, and closes the entry.
    private final class Counted extends InputStream {
        private final InputStream entry;
        private final InputStream bounded;

        Counted(InputStream entry, InputStream bounded) {
            this.entry = entry;
            this.bounded = bounded;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = bounded.read(buffer, offset, length);
            if (read > 0 && unfolded.addAndGet(read) > largestUnfolded.toBytes()) {
                throw ExchangeException.failed("too-large", "What the archive unfolds to is more than "
                        + largestUnfolded.toMegabytes() + " MB.");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            entry.close();
        }
    }
}
