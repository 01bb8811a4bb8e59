package io.riffbook.home;

import java.nio.file.Path;

/// The home folder is not one, or lacks what belongs into it.
final class UnusableHome extends HomeFailure {

    private static final long serialVersionUID = 1L;

    private UnusableHome(String message, String action) {
        super(message, action);
    }

    static UnusableHome unnamed() {
        return new UnusableHome("The setting riffbook.home is empty.",
                "Set it to a folder, or leave it out for riffbook-data in the working folder.");
    }

    static UnusableHome notAFolder(Path root) {
        return new UnusableHome("The home folder %s is something else than a folder.".formatted(root),
                "Set riffbook.home to a folder; it need not exist yet.");
    }

    static UnusableHome withoutPassword(Path data, Path password) {
        return new UnusableHome(
                "There is a database in %s, but its password file %s is missing.".formatted(data, password),
                "Put the file back from a copy of the home folder.");
    }
}
