package io.riffbook.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds the home for this process alone, from before anything in it is touched until it is closed.
///
/// The operating system holds the lock, so a killed process leaves none behind. The file stays, with the owner's
/// process id for the message that a second process gets.
final class HomeLock implements AutoCloseable {

    /// Behind the text, so that others can read the owner where locks are mandatory.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /// A process that opens and closes the file of its own lock loses the lock, so it must not come to that.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Home home;
    private final Path realRoot;
    private final FileChannel channel;

    private HomeLock(Home home, Path realRoot, FileChannel channel) {
        this.home = home;
        this.realRoot = realRoot;
        this.channel = channel;
    }

    /// @throws HomeInUse if the home is locked already, by another process or by this one
    static HomeLock take(Home home) {
        try {
            Path realRoot = home.create().toRealPath();
            if (!HELD_HERE.add(realRoot)) {
                throw HomeInUse.by(home.root(), ownPid());
            }
            try {
                return new HomeLock(home, realRoot, lock(home, realRoot.resolve("lock")));
            } catch (IOException | RuntimeException e) {
                HELD_HERE.remove(realRoot);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the home folder " + home.root(), e);
        }
    }

    private static FileChannel lock(Home home, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            channel.close();
            throw HomeInUse.by(home.root(), Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ownPid()));
        return channel;
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    Home home() {
        return home;
    }

    /// Gives the home up; closing twice is harmless.
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
            HELD_HERE.remove(realRoot);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the lock of " + home.root(), e);
        }
    }
}
