package io.riffbook.model;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The files of the content model, either those that ship or those of a folder; limited in number and size, read in name order.
final class ModelFiles {
    private static final int MOST_FILES = 200;
    private static final int LARGEST = 1024 * 1024;
    static final String TYPE_ENDING = ".schema.json";
    static final String TAXONOMY_ENDING = ".yaml";

    /// One file, already in memory.
    ///
    /// @param path relative to the model's folder, for messages
    /// @param stem its name without the ending
    record ModelFile(String path, String stem, String text) {}

    @FunctionalInterface
    private interface Listing {
        List<Resource> of(String subfolder) throws IOException;
    }

    private final Listing listing;

    private ModelFiles(Listing listing) {
        this.listing = listing;
    }

    /// The model on the class path.
    static ModelFiles shipped() {
        return new ModelFiles(subfolder -> Arrays.asList(new PathMatchingResourcePatternResolver()
                .getResources("classpath:content-model/" + subfolder + "/*")));
    }

    /// The model of an installation.
    ///
    /// @throws ContentModelException when there is no such folder
    static ModelFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw ContentModelException.noFolder(folder);
        }
        return new ModelFiles(subfolder -> filesOf(folder.resolve(subfolder)));
    }

    private static List<Resource> filesOf(Path subfolder) throws IOException {
        try (Stream<Path> files = Files.list(subfolder)) {
            return files.limit(MOST_FILES + 1L).<Resource>map(FileSystemResource::new).toList();
        }
    }

    List<ModelFile> types() {
        return read("types", TYPE_ENDING);
    }

    List<ModelFile> taxonomies() {
        return read("taxonomies", TAXONOMY_ENDING);
    }

    private List<ModelFile> read(String subfolder, String ending) {
        try {
            List<Resource> found = listing.of(subfolder).stream().filter(file -> !name(file).startsWith(".")).toList();
            if (found.size() > MOST_FILES) {
                throw ContentModelException.in(subfolder, "holds more than " + MOST_FILES + " files");
            }
            return found.stream().map(file -> read(file, subfolder + "/" + name(file), ending))
                    .sorted(Comparator.comparing(ModelFile::path)).toList();
        } catch (IOException e) {
            throw ContentModelException.unreadable(subfolder, e);
        }
    }

    private static ModelFile read(Resource file, String path, String ending) {
        if (!path.endsWith(ending)) {
            throw ContentModelException.in(path, "files here must end with " + ending);
        }
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw ContentModelException.in(path, "is larger than " + LARGEST / 1024 + " KiB");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new ModelFile(path, path.substring(path.indexOf('/') + 1, path.length() - ending.length()), text);
        } catch (CharacterCodingException _) {
            throw ContentModelException.in(path, "is no UTF-8 text");
        } catch (IOException e) {
            throw ContentModelException.unreadable(path, e);
        }
    }

    private static String name(Resource file) {
        String name = file.getFilename();
        return name == null ? "" : name;
    }
}
