package io.riffbook.home;

import java.nio.file.Path;

/// Another process, or another part of this one, holds the lock of the home folder.
final class HomeInUse extends HomeFailure {

    private static final long serialVersionUID = 1L;

    private HomeInUse(Path root, String owner) {
        super("The home folder %s is in use by %s; one home serves one running Riffbook.".formatted(root, owner),
                ("Stop %s, or start this one with another folder: --riffbook.home=/another/folder. A command needs the home "
                        + "to itself: while a server runs there, ask its API instead.").formatted(owner));
    }

    /// @param pid what the owner wrote about itself; blank if it had not come to that yet
    static HomeInUse by(Path root, String pid) {
        return new HomeInUse(root, pid.isBlank() ? "another process" : "process " + pid);
    }
}
