package io.riffbook.storage.filesystem;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.StoredObject;

/// One page of a list, in the order of keys, holding no more names in memory than the page is long.
///
/// A folder counts as its name with the slash, which is where its keys stand among those of its siblings: `a-b` comes
/// before `a/b`. What is neither a folder nor an object's file, links above all, is passed over.
final class Listing {

    private final ObjectFiles files;
    private final String after;
    private final int limit;
    private final List<StoredObject> page = new ArrayList<>();

    Listing(ObjectFiles files, String after, int limit) {
        this.files = files;
        this.after = after;
        this.limit = limit;
    }

    List<StoredObject> of(ObjectFolder folder) throws IOException {
        Path path = files.root();
        for (String segment : folder.prefix().split("/", -1)) {
            path = path.resolve(segment);
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return List.of();
            }
        }
        walk(path, folder.prefix());
        return Collections.unmodifiableList(page);
    }

    private void walk(Path folder, String prefix) throws IOException {
        String floor = "";
        while (page.size() < limit) {
            int wanted = limit - page.size();
            List<String> entries = smallest(folder, prefix, floor, wanted);
            for (String entry : entries) {
                if (page.size() >= limit) {
                    return;
                }
                visit(folder, prefix, entry);
            }
            if (entries.size() < wanted) {
                return;
            }
            floor = entries.getLast();
        }
    }

    private void visit(Path folder, String prefix, String entry) throws IOException {
        if (entry.endsWith("/")) {
            walk(folder.resolve(entry.substring(0, entry.length() - 1)), prefix + entry);
        } else {
            files.stat(new ObjectKey(prefix + entry)).ifPresent(page::add);
        }
    }

    /// The first entries after the floor that can hold keys after the one asked for; folders end with a slash.
    private List<String> smallest(Path folder, String prefix, String floor, int wanted) throws IOException {
        PriorityQueue<String> smallest = new PriorityQueue<>(Collections.reverseOrder());
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String entry = entry(child);
                if (entry.compareTo(floor) > 0 && mayFollow(prefix, entry)) {
                    smallest.add(entry);
                    if (smallest.size() > wanted) {
                        smallest.remove();
                    }
                }
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        List<String> sorted = new ArrayList<>(smallest);
        Collections.sort(sorted);
        return sorted;
    }

    private boolean mayFollow(String prefix, String entry) {
        String key = prefix + entry;
        boolean folder = entry.endsWith("/");
        return ObjectKey.isLegal(folder ? key.substring(0, key.length() - 1) : key)
                && (key.compareTo(after) > 0 || (folder && after.startsWith(key)));
    }

    private static String entry(Path child) {
        String name = String.valueOf(child.getFileName());
        if (name.endsWith(ObjectFiles.SUFFIX)) {
            return name.substring(0, name.length() - ObjectFiles.SUFFIX.length());
        }
        return Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) ? name + "/" : "";
    }
}
