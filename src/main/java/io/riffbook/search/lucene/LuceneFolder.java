package io.riffbook.search.lucene;

import io.riffbook.web.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/// The folder that holds the index. One that can't be read is moved aside, because all of it can be made anew from the
/// record.
record LuceneFolder(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneFolder.class);
    private static final String CURRENT = "snippets";
    private static final String ASIDE = "unreadable";
    private static final double WRITE_BUFFER_MB = 48;
    static final String INCARNATION = "incarnation";
    static final String LAYOUT = "layout";

    /// Opens the index, and makes it first if there is none that can be used.
    ///
    /// @throws IndexInUse when another process has it open
    OpenIndex open() throws IOException {
        try {
            return opened();
        } catch (LockObtainFailedException e) {
            throw IndexInUse.at(root, e);
        } catch (IOException | RuntimeException e) {
            moveAside(e);
            return opened();
        }
    }

    private OpenIndex opened() throws IOException {
        Directory directory = FSDirectory.open(root.resolve(CURRENT));
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory,
                    new IndexWriterConfig(Fields.ANALYZER).setRAMBufferSizeMB(WRITE_BUFFER_MB));
            verify(writer);
            if (!Fields.LAYOUT.equals(committed(writer).get(LAYOUT))) {
                startAnew(writer);
            }
            return OpenIndex.of(directory, writer);
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /// Reads every byte once: what has rotted must show now, not in the middle of a search.
    private static void verify(IndexWriter writer) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    static Map<String, String> committed(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /// Empties the index under a new incarnation, durably.
    static void startAnew(IndexWriter writer) throws IOException {
        writer.deleteAll();
        writer.setLiveCommitData(Map.of(INCARNATION, Ids.next().toString(), LAYOUT, Fields.LAYOUT).entrySet());
        writer.commit();
    }

    /// Only the last unreadable one is kept, for whoever wants to know why.
    private void moveAside(Exception why) throws IOException {
        Path current = root.resolve(CURRENT);
        Path aside = root.resolve(ASIDE);
        LOG.warn("The search index in {} can't be read: it is moved to {} and made anew from the record", current,
                aside,
                why);
        delete(aside);
        if (Files.exists(current)) {
            Files.move(current, aside, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> deepestFirst;
            try (Stream<Path> paths = Files.walk(folder)) {
                deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
