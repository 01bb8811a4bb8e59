package io.riffbook.testing.elasticsearch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/// Runs one Elasticsearch node on loopback until its input ends, so that it never outlives who started it, and leaves no
/// data then.
///
/// Arguments: the home with the modules, the folder for data, the ports for HTTP and for other nodes.
public final class NodeMain {

    private NodeMain() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("end-with-input").start(() -> endWithInput(Path.of(arguments[1])));
        Path home = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        LogConfigurator.configureESLogging();
        Environment environment = new Environment(Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", data.resolve("data").toString())
                .put("path.logs", data.resolve("logs").toString())
                .put("node.name", "riffbook-test")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[2])
                .put("transport.port", arguments[3])
                .put("discovery.type", "single-node")
                // a developer's disk may be full to a degree that a server's must not be
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build(), data.resolve("config"));
        boolean exportsToModules = false;
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir(), true),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir(), true), Map.of(), exportsToModules);
        new Node(environment, plugins).start();
        Thread.currentThread().join();
    }

    private static void endWithInput(Path data) {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
            try (Stream<Path> all = Files.walk(data)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println(e);
        }
        Runtime.getRuntime().halt(0);
    }
}
