package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run folder that was packed to be kept: a zip, or a tar as {@code tar} reads it. It is unpacked for as long as it is read. */
public final class PackedRun implements AutoCloseable {
    private static final String ZIP = ".zip";

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
                if (file.toString().endsWith(ZIP)) {
                    run.unzip(file);
                } else {
                    run.untar(file);
                }
                return run;
            } catch (IOException | RuntimeException e) {
                run.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // A name in it may be of another encoding, or none that a file can have.
            throw new RunException("cannot unpack " + file + ": " + e.getMessage(), e);
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

    /** Java's file system of a zip knows no links, and refuses names that lead out of it. */
    private void unzip(Path file) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file);
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            for (Path from : all.toList()) {
                Path to = unpacked.resolve(zip.getPath("/").relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
    }

    private void untar(Path file) throws IOException {
        Process tar = new ProcessBuilder(
                        "tar",
                        "-x",
                        "--no-same-owner",
                        "-f",
                        file.toAbsolutePath().toString(),
                        "-C",
                        unpacked.toString())
                .redirectErrorStream(true)
                .start();
        tar.getOutputStream().close();
        String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tar.waitFor() != 0) {
                throw new IOException(said.lines().findFirst().orElse("tar does not take it"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
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
