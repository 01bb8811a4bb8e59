package io.riffbook.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes an exported model to a folder, and remembers there what it wrote: so that the next export knows which files are its own.
final class ModelFolderWriter {
    private static final String REMEMBERED = ".riffbook-export";

    private final Path folder;

    ModelFolderWriter(Path folder) {
        this.folder = folder;
    }

    /// Writes the files, and deletes those of the last export that are no longer part of the model. Each file is seen whole: as it was
    /// or as it is to be.
    ///
    /// @param force whether files may be replaced that somebody else wrote or changed
    /// @return the files that stand in the way; when there are any, nothing was written
    List<String> write(SortedMap<String, String> files, boolean force) {
        try {
            Map<String, String> remembered = remembered();
            List<String> foreign = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (String path : files.keySet()) {
                if (!isOurs(path, remembered) && !hash(folder.resolve(path)).equals(hash(files.get(path)))) {
                    foreign.add(path);
                }
            }
            for (String path : remembered.keySet()) {
                if (!files.containsKey(path) && Files.exists(folder.resolve(path))) {
                    (isOurs(path, remembered) ? gone : foreign).add(path);
                }
            }
            if (!foreign.isEmpty() && !force) {
                return foreign;
            }
            write(files);
            for (String path : gone) {
                Files.delete(folder.resolve(path));
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(SortedMap<String, String> files) throws IOException {
        StringBuilder remember = new StringBuilder();
        Map<Path, Path> written = new TreeMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            written.put(folder.resolve(file.getKey()), unfinished(file.getKey(), file.getValue()));
            remember.append(hash(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        for (Map.Entry<Path, Path> each : written.entrySet()) {
            move(each.getValue(), each.getKey());
        }
        move(unfinished(REMEMBERED, remember.toString()), folder.resolve(REMEMBERED));
    }

    private Path unfinished(String path, String text) throws IOException {
        Path parent = folder.resolve(path).toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path unfinished = Files.createTempFile(parent, ".export-", ".new");
        return Files.writeString(unfinished, text);
    }

    private static void move(Path unfinished, Path target) throws IOException {
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Absent, or as the last export left it.
    private boolean isOurs(String path, Map<String, String> remembered) throws IOException {
        Path file = folder.resolve(path);
        return !Files.exists(file) || hash(file).equals(remembered.get(path));
    }

    /// Hashes by path; only of paths that an export can have.
    private Map<String, String> remembered() throws IOException {
        Map<String, String> remembered = new TreeMap<>();
        Path file = folder.resolve(REMEMBERED);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" {2}", 2);
                if (parts.length == 2 && parts[1].matches("(types|taxonomies)/[a-z0-9-]+(\\.schema\\.json|\\.yaml)")) {
                    remembered.put(parts[1], parts[0]);
                }
            }
        }
        return remembered;
    }

    private static String hash(Path file) throws IOException {
        return Files.exists(file) ? hash(Files.readString(file)) : "";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
