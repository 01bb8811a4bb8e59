package io.riffbook.reading.openxml;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// The name of a part in a package: absolute, in lower case (names that differ only in case name one part), unescaped,
/// without steps up.
record PartName(String path) {

    static final PartName ROOT = new PartName("/");

    PartName {
        if (!path.startsWith("/")) {
            throw new IllegalStateException("Not absolute: " + path);
        }
    }

    /// The part that an archive's entry of that name holds; empty if the name climbs out of the archive.
    static Optional<PartName> ofEntry(String entryName) {
        return ROOT.resolve("/" + entryName);
    }

    /// What a relationship of this part points at; empty if that is no name of a part.
    Optional<PartName> resolve(String target) {
        String relative = unescaped(withoutFragment(target)).replace('\\', '/');
        if (relative.isEmpty()) {
            return Optional.of(this);
        }
        if (relative.contains(":") || relative.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        String folder = relative.startsWith("/") ? "/" : path.substring(0, path.lastIndexOf('/') + 1);
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (folder + relative).split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return Optional.of(new PartName("/" + String.join("/", steps).toLowerCase(Locale.ROOT)));
    }

    /// Where the relationships of this part stand.
    PartName relationships() {
        int slash = path.lastIndexOf('/');
        return new PartName(path.substring(0, slash) + "/_rels/" + path.substring(slash + 1) + ".rels");
    }

    /// What follows the last dot; empty if there is none.
    String extension() {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "";
    }

    private static String withoutFragment(String target) {
        int end = target.indexOf('#');
        return end < 0 ? target : target.substring(0, end);
    }

    private static String unescaped(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // A percent sign that escapes nothing stands for itself.
            return name;
        }
    }
}
