package org.opnfv.doctor.functest.run;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.io.IOUtils;

/**
 * A run folder that was packed to be kept: a zip, or a tar, by itself or compressed by gzip, bzip2 or xz. It is unpacked for as long as it
 * is read, within bounds that no run reaches.
 */
public final class PackedRun implements AutoCloseable {
    private static final long MOST_BYTES = 1L << 29;
    private static final int MOST_FILES = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_KIB_OF_MEMORY = 100_000;
    /** Between two files: a name is held in memory, however long it says it is. A zip's list of its files is at its end. */
    private static final long MOST_BYTES_BETWEEN = 1L << 26;

    private final Path place;
    private final Path unpacked;

    /** What is not in a folder of its own is called as its file is, for runs are named by their folders. */
    private PackedRun(Path place, Path file) throws IOException {
        this.place = place;
        unpacked = Files.createDirectory(place.resolve(RunFolder.nameOf(file)));
    }

    /** Whether a file is one, by its name. */
    public static boolean isOne(Path file) {
        return RunFolder.nameOf(file).matches(".+(\\.zip|\\.tgz|\\.tar(\\.\\w+)?)") && Files.isRegularFile(file);
    }

    /**
     * Unpacks it.
     *
     * @throws RunException when it is damaged
     */
    public static PackedRun open(Path file) {
        try {
            PackedRun run = new PackedRun(Files.createTempDirectory("doctor-functest-run-"), file);
            try {
                run.unpack(file);
                return run;
            } catch (IOException | RuntimeException e) {
                run.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            // A reader of damaged archives may fail in any way.
            String why = e instanceof IOException told ? FileErrorText.words(told) : "it is damaged (" + e + ")";
            throw new RunException("cannot unpack " + file + ": " + why, e);
        }
    }

    /** What was packed: its one folder, or all of it. */
    public Path folder() {
        Path folder = unpacked;
        while (true) {
            try (Stream<Path> all = Files.list(folder)) {
                List<Path> two = all.limit(2).toList();
                if (two.size() != 1 || !Files.isDirectory(two.get(0))) {
                    return folder;
                }
                folder = two.get(0);
            } catch (IOException e) {
                throw new RunException("cannot list " + folder + ": " + FileErrorText.words(e), e);
            }
        }
    }

    private void unpack(Path file) throws IOException {
        Instant end = Instant.now().plus(LONGEST);
        long room = MOST_BYTES;
        int more = MOST_FILES;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                Bounded content = new Bounded(plain(bytes));
                ArchiveInputStream<?> all = new ArchiveStreamFactory("UTF-8").createArchiveInputStream(content)) {
            for (ArchiveEntry entry = all.getNextEntry(); entry != null; entry = all.getNextEntry()) {
                Path to = place(entry);
                content.left = Long.MAX_VALUE;
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    try (OutputStream out = Files.newOutputStream(to)) {
                        room -= IOUtils.copyLarge(all, out, 0, room + 1);
                    }
                }
                more--;
                if (room < 0 || more < 0 || Instant.now().isAfter(end)) {
                    throw tooMuch();
                }
                content.left = MOST_BYTES_BETWEEN;
            }
        }
    }

    private static IOException tooMuch() {
        return new IOException("it has more in it than any run: more than %d MiB, %,d files, or what takes %d s"
                .formatted(MOST_BYTES >> 20, MOST_FILES, LONGEST.toSeconds()));
    }

    /** Ends with a failure after so many bytes. */
    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES_BETWEEN;

        private Bounded(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            require();
            int one = super.read();
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            require();
            int count = super.read(to, from, most);
            left -= Math.max(0, count);
            return count;
        }

        private void require() throws IOException {
            if (left <= 0) {
                throw tooMuch();
            }
        }
    }

    /** What is compressed as it was before. */
    private static InputStream plain(InputStream bytes) {
        try {
            return new BufferedInputStream(
                    new CompressorStreamFactory(true, MOST_KIB_OF_MEMORY).createCompressorInputStream(bytes));
        } catch (CompressorException notCompressed) {
            return bytes;
        }
    }

    private Path place(ArchiveEntry entry) throws IOException {
        String name = entry.getName();
        Path to = unpacked.resolve(name).normalize();
        if (!to.startsWith(unpacked)) {
            throw new IOException(name + " leads out of it: pack the run's folder by its name");
        }
        if (entry instanceof TarArchiveEntry tar
                && (tar.isSymbolicLink()
                        || tar.isLink()
                        || tar.isFIFO()
                        || tar.isBlockDevice()
                        || tar.isCharacterDevice())) {
            throw new IOException(name + " is a link or a device: pack files and folders alone, as tar -h does");
        }
        return to;
    }

    @Override
    public void close() {
        try {
            RunRemoval.deleteAll(place);
        } catch (IOException e) {
            throw new RunException("cannot delete " + place + ": " + FileErrorText.words(e), e);
        }
    }
}
