package io.riffbook.content.exchange;

import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredObject;
import io.riffbook.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Keeps all taxonomies in object storage, too: one record each time that any of them has changed, some seconds later.
@Component
public class TaxonomyRecords {
    private static final Logger LOG = LoggerFactory.getLogger(TaxonomyRecords.class);
    private static final ObjectFolder FOLDER = ObjectFolder.of("state", "taxonomies");
    private static final int MOST_READ = 50;
    private static final int HASH = 16;

    private final Taxonomies taxonomies;
    private final ObjectStore objects;
    private final Clock clock;
    private long written = -1;

    TaxonomyRecords(Taxonomies taxonomies, ObjectStore objects, Clock clock) {
        this.taxonomies = taxonomies;
        this.objects = objects;
        this.clock = clock;
    }

    /// Writes a record, if anything is not in one yet.
    @Scheduled(fixedDelayString = "PT3S")
    void write() {
        var snapshot = taxonomies.snapshot();
        if (snapshot.version() == written) {
            return;
        }
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        snapshot.all().forEach(taxonomy -> rows.writeBytes(Rows.line(TaxonomyRow.of(taxonomy))));
        byte[] record = rows.toByteArray();
        String hash = Sha256.of(record).hex().substring(0, HASH);
        try {
            List<ObjectKey> newest = newest(1);
            if (newest.isEmpty() || !newest.getFirst().value().contains("-" + hash)) {
                objects.put(ObjectKey.of("state", "taxonomies",
                        String.format(Locale.ROOT, "%015d-%s.ndjson", clock.millis(), hash)), record);
            }
            written = snapshot.version();
        } catch (ObjectStoreUnavailableException e) {
            LOG.warn("Taxonomies are not in object storage yet: {}", e.getMessage());
        }
    }

    /// What the newest records say, the newest first; the same taxonomy as often as it changed. A concept that only an older one has
    /// was removed since, or was known to another database on this store.
    public List<Taxonomy> recorded() {
        List<Taxonomy> recorded = new ArrayList<>();
        for (ObjectKey key : newest(MOST_READ)) {
            text(key).ifPresent(text -> text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                try {
                    recorded.add(Rows.as(TaxonomyRow.class, Rows.object(line)).taxonomy());
                } catch (RefusedException e) {
                    LOG.warn("{} holds a taxonomy that can't be read: {}", key, e.getMessage());
                }
            }));
        }
        return recorded;
    }

    private List<ObjectKey> newest(int most) {
        Deque<ObjectKey> last = new ArrayDeque<>();
        List<StoredObject> page = objects.list(FOLDER, ObjectStore.MAX_PAGE);
        while (!page.isEmpty()) {
            for (StoredObject object : page) {
                last.addFirst(object.key());
                if (last.size() > most) {
                    last.removeLast();
                }
            }
            page = objects.list(FOLDER, page.getLast().key(), ObjectStore.MAX_PAGE);
        }
        return List.copyOf(last);
    }

    private Optional<String> text(ObjectKey key) {
        try (ObjectContent content = objects.open(key).orElse(null)) {
            return content == null
                    ? Optional.empty()
                    : Optional.of(new String(content.stream().readNBytes(Rows.LONGEST_LINE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
