package io.riffbook.search;

/// One index in the course of time: made empty, filled, perhaps searched, one day dropped.
///
/// @param name unique for ever: lower-case letters, digits and hyphens
public record Generation(String name) {
    public Generation {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalStateException("no name of a generation: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
