package io.riffbook.home;

import java.nio.file.Path;

/// Another process, or another part of this one, holds the lock of the home folder.
final class HomeInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path root;
    private final String owner;

    private HomeInUse(Path root, String owner) {
        super("The home folder %s is in use by %s".formatted(root, owner));
        this.root = root;
        this.owner = owner;
    }

    static HomeInUse by(Path root, String pid) {
        return new HomeInUse(root, pid.isBlank() ? "another process" : "the process " + pid);
    }

    Path root() {
        return root;
    }

    String owner() {
        return owner;
    }
}
