package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that only this user may read, for what the SSH client needs as files: its sockets, and keys during a login. This process holds
 * a lock on it until it ends, however it ends: an unlocked folder belongs to a killed process.
 */
final class PrivateFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
    private static final String PREFIX = "doctor-functest-ssh-";
    private static final String LOCK = "lock";
    /** A socket's path has 107 bytes at most, of which the client needs 17 for a temporary name. */
    private static final int LONGEST = 107 - 17 - "/9999".length();

    /** The longest time between the making of a folder and its lock. */
    private static final Duration UNLOCKED = Duration.ofMinutes(1);

    /** A process loses its lock when it closes the same file once more: so our own folders are not even looked at. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final AtomicInteger names = new AtomicInteger();
    private final Path path;
    private final FileChannel lock;

    private PrivateFolder(Path path) throws IOException {
        this.path = path;
        OURS.add(path);
        Path unlocked = path.resolve("new");
        lock = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(unlocked, path.resolve(LOCK));
    }

    static synchronized PrivateFolder make() {
        sweep();
        IOException failure = null;
        for (Path base : bases()) {
            try {
                return new PrivateFolder(Files.createTempDirectory(
                        base,
                        PREFIX,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw new UncheckedIOException("no folder for the SSH client can be made", failure);
    }

    /** Folders with room for a socket's path: where the system has it, this user's memory file system, which never reaches a disk. */
    private static Set<Path> bases() {
        Set<Path> bases = new LinkedHashSet<>();
        Stream.of(System.getenv("XDG_RUNTIME_DIR"), System.getProperty("java.io.tmpdir"), "/tmp")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(base -> base.isAbsolute() && Files.isWritable(base))
                .filter(base -> base.toString().length() + PREFIX.length() + 21 <= LONGEST)
                .forEach(bases::add);
        return bases;
    }

    /** A path in it that was never used. */
    Path next() {
        return path.resolve(String.valueOf(names.incrementAndGet()));
    }

    Path named(String name) {
        return path.resolve(name);
    }

    /** Removes the folders of killed processes, and ends the clients that still run there. */
    static synchronized void sweep() {
        for (Path base : bases()) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*")) {
                for (Path folder : folders) {
                    if (!OURS.contains(folder) && isOurs(folder) && isLeft(folder)) {
                        SshClient.end(folder);
                        delete(folder);
                        LOG.info("removed {} of a process that was killed", folder);
                    }
                }
            } catch (IOException e) {
                LOG.debug("{} cannot be looked through", base, e);
            }
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder).equals(Files.getOwner(Path.of("/proc/self")));
    }

    private static boolean isLeft(Path folder) throws IOException {
        Path lock = folder.resolve(LOCK);
        if (Files.getLastModifiedTime(folder).toInstant().isAfter(Instant.now().minus(UNLOCKED))
                && !Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() {
        try {
            delete(path);
            lock.close();
            OURS.remove(path);
        } catch (IOException e) {
            LOG.warn("{} is left: {}", path, e.getMessage());
        }
    }
}
