package io.riffbook.demo;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/// The demo's content as it comes with Riffbook.
///
/// @param snippets in the order of the file, each key once
record DemoFiles(Organisation organisation, List<DemoSnippet> snippets) {
    static final String DECK = "master-deck.pptx";
    private static final String FOLDER = "/demo/";
    private static final int LONGEST_FILE = 1_000_000;

    DemoFiles {
        snippets = List.copyOf(snippets);
    }

    static DemoFiles read() {
        record Snippets(List<DemoSnippet> snippets) {}
        return new DemoFiles(read("organisation.yaml", Organisation.class),
                read("snippets.yaml", Snippets.class).snippets());
    }

    /// The master deck, to be closed by the caller.
    static InputStream openDeck() {
        return open(DECK);
    }

    private static <T> T read(String name, Class<T> type) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST_FILE);
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(10);
        try (InputStream file = open(name)) {
            Object tree = new Yaml(new SafeConstructor(limits)).load(file);
            return JsonMapper.builder().build().convertValue(tree, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(DemoFiles.class.getResourceAsStream(FOLDER + name), name);
    }
}
