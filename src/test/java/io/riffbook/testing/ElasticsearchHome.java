package io.riffbook.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.springframework.util.FileSystemUtils;

/// Elasticsearch's jars and modules as the build lays them out, and what of ours runs inside of it.
///
/// Ours is compiled here, because it needs another class path than every other source; not again while nothing has
/// changed.
record ElasticsearchHome(Path folder) {
    private static final Path BUILT = Path.of("target", "elasticsearch-node");
    private static final Path SOURCES = Path.of("src", "test", "elasticsearch");
    private static final String MAIN_SOURCE = "NodeMain.java";
    private static final String MAIN = "io.riffbook.testing.elasticsearch.NodeMain";

    static ElasticsearchHome ready() throws IOException {
        Path folder = BUILT.toAbsolutePath();
        if (!Files.isDirectory(folder.resolve("lib"))) {
            throw new IllegalStateException("Run 'mvn generate-test-resources' first: it makes " + folder);
        }
        ElasticsearchHome home = new ElasticsearchHome(folder);
        home.compile();
        return home;
    }

    /// What follows `java` and its options.
    List<String> command() throws IOException {
        return List.of("--class-path", classPath(main()), "-Des.path.home=" + folder, MAIN, folder.toString());
    }

    private Path main() {
        return folder.resolve("main-classes");
    }

    private Path plugin() {
        return folder.resolve("modules").resolve("analysis-parts").resolve("analysis-parts.jar");
    }

    private String classPath(Path... more) throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            return String.join(File.pathSeparator,
                    Stream.concat(jars.sorted(), Stream.of(more)).map(Path::toString).toList());
        }
    }

    /// The main class apart from the plugin: Elasticsearch loads no class that is in two places.
    private void compile() throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        if (isNewerThanAll(plugin(), sources)) {
            return;
        }
        FileSystemUtils.deleteRecursively(main());
        Path ofPlugin = folder.resolve("plugin-classes");
        FileSystemUtils.deleteRecursively(ofPlugin);
        for (Path source : sources) {
            compile(source, Files.createDirectories(source.endsWith(MAIN_SOURCE) ? main() : ofPlugin));
        }
        pack(ofPlugin);
    }

    private void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", classes.toString(), "--class-path", classPath());
            if (!compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjects(source)).call()) {
                throw new IllegalStateException("What runs in Elasticsearch does not compile: " + complaints);
            }
        }
    }

    private static boolean isNewerThanAll(Path made, List<Path> sources) throws IOException {
        if (!Files.isRegularFile(made)) {
            return false;
        }
        for (Path source : sources) {
            if (Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(made)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private void pack(Path classes) throws IOException {
        List<Path> compiled;
        try (Stream<Path> all = Files.walk(classes)) {
            compiled = all.filter(Files::isRegularFile).sorted().toList();
        }
        Path half = folder.resolve("analysis-parts.jar.half");
        try (OutputStream out = Files.newOutputStream(half); JarOutputStream jar = new JarOutputStream(out)) {
            for (Path each : compiled) {
                jar.putNextEntry(new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, jar);
            }
        }
        Files.move(half, plugin(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
