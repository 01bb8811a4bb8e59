package io.riffbook.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/// Holds the home for this process alone, from before anything in it is touched until it is closed.
///
/// The operating system holds the lock, so a killed process leaves none behind. The file stays, with the owner's
/// process id for the message that a second process gets.
final class HomeLock implements AutoCloseable {

    /// Behind the text, so that others can read the owner where locks are mandatory.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Home home;
    private final FileChannel channel;

    private HomeLock(Home home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /// @throws HomeInUse if the home is locked already, by another process or by this one
    static HomeLock take(Home home) {
        Path file = home.create().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw HomeInUse.by(home.root(), Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
            return new HomeLock(home, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the home folder with " + file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Home home() {
        return home;
    }

    /// Gives the home up; closing twice is harmless.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the lock of " + home.root(), e);
        }
    }
}
