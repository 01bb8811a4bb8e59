package io.riffbook.model;

/// JSON Pointers (RFC 6901).
final class JsonPointers {
    private JsonPointers() {}

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
