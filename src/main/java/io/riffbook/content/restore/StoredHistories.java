package io.riffbook.content.restore;

import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.StoredObject;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/// Goes through all decks or all snippets of an object store in the order of their keys, page by page: each with the keys of its packages
/// and state records. Nothing is opened.
final class StoredHistories {
    private final Grouped states;
    private final Grouped packages;

    /// @param what `decks` or `snippets`
    StoredHistories(ObjectStore objects, String what) {
        this.states = new Grouped(objects, ObjectFolder.of("state", what));
        this.packages = new Grouped(objects, ObjectFolder.of("packages", what));
    }

    /// All that there is of one deck or snippet.
    record Keys(UUID id, List<ObjectKey> states, List<ObjectKey> packages) {}

    /// The next one, or nothing at the end.
    Optional<Keys> next() {
        String state = states.name();
        String held = packages.name();
        if (state == null && held == null) {
            return Optional.empty();
        }
        String name = state == null ? held : held == null || state.compareTo(held) <= 0 ? state : held;
        if (name == null) {
            throw new NoSuchElementException("one of them is there");
        }
        return Optional.of(new Keys(UUID.fromString(name.substring(name.indexOf('/') + 1)), states.take(name),
                packages.take(name)));
    }

    /// The objects of a folder, those of one deck or snippet together.
    private static final class Grouped {
        private final ObjectStore objects;
        private final ObjectFolder folder;
        private List<StoredObject> page;
        private int at;

        Grouped(ObjectStore objects, ObjectFolder folder) {
            this.objects = objects;
            this.folder = folder;
            this.page = objects.list(folder, ObjectStore.MAX_PAGE);
        }

        /// Two digits and the id, as the keys are ordered; nothing at the end. What has another shape is passed over.
        @Nullable
        String name() {
            while (true) {
                if (at == page.size()) {
                    if (page.isEmpty()) {
                        return null;
                    }
                    page = objects.list(folder, page.getLast().key(), ObjectStore.MAX_PAGE);
                    at = 0;
                    continue;
                }
                String name = name(page.get(at).key());
                if (name != null) {
                    return name;
                }
                at++;
            }
        }

        List<ObjectKey> take(String name) {
            List<ObjectKey> keys = new ArrayList<>();
            while (name.equals(name())) {
                keys.add(page.get(at).key());
                at++;
            }
            return keys;
        }

        private @Nullable String name(ObjectKey key) {
            String rest = key.value().substring(folder.prefix().length());
            String[] parts = rest.split("/", -1);
            if (parts.length < 3) {
                return null;
            }
            try {
                UUID.fromString(parts[1]);
                return parts[0] + "/" + parts[1];
            } catch (IllegalArgumentException _) {
                return null;
            }
        }
    }
}
