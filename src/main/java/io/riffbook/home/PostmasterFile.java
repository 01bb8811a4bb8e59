package io.riffbook.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a server writes about itself into its data folder.
///
/// @param pid   the server's process id when it wrote the file; it may be long gone, and the id another's
/// @param ready whether it takes connections
record PostmasterFile(long pid, boolean ready) {

    private static final int STATUS_LINE = 7;

    static Path path(Path data) {
        return data.resolve("postmaster.pid");
    }

    /// Empty if there is no such file, or if it is only half written.
    static Optional<PostmasterFile> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(path(data));
            boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
