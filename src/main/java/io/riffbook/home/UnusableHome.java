package io.riffbook.home;

import java.nio.file.Path;

/// The home folder cannot be used as it is; the message says what to do.
final class UnusableHome extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnusableHome(String message) {
        super(message);
    }

    static UnusableHome notAFolder(Path root) {
        return new UnusableHome("riffbook.home must name a folder, but %s is something else".formatted(root));
    }

    static UnusableHome withoutPassword(Path data, Path password) {
        return new UnusableHome("""
                The database in %s is complete, but its password file %s is missing. \
                Put the file back from a backup of the home folder""".formatted(data, password));
    }
}
