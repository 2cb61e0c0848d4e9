package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One run's folder: {@code <logs>/<yyyyMMdd-HHmmss>-<id>/} with the manifest, the ledger and the logs.
 *
 * <p>Every failure is a {@link RunException}. Changes of the manifest are serialized; reading it is free.
 */
public final class RunFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String MANIFEST = "run.json";
    private static final String LATEST = "latest";

    private final Path path;
    private Manifest manifest;
    private String failure;

    private RunFolder(Path path, Manifest manifest) {
        this.path = path;
        this.manifest = manifest;
    }

    /** Makes the folder, with a manifest that {@code first} drafts from the new folder's name, and points {@code latest} at it. */
    public static RunFolder create(Path logsDir, RunId id, ManifestSeed first) {
        RunFolder folder = createAside(logsDir, id, first);
        Latest.point(logsDir.resolve(LATEST), folder.path.getFileName());
        return folder;
    }

    /** The same for what is no measurement: {@code latest} stays with the last one that is. */
    public static RunFolder createAside(Path logsDir, RunId id, ManifestSeed first) {
        LocalDateTime local = LocalDateTime.ofInstant(first.started(), ZoneId.systemDefault());
        Path path = logsDir.resolve(STAMP.format(local) + "-" + id);
        return create(path, first.manifest(id, path.getFileName().toString()));
    }

    /** Makes a folder with that manifest in it, and no more. */
    static RunFolder create(Path path, Manifest manifest) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new RunException(
                    "cannot make the run folder " + path + ": " + reason(e) + "; choose another --logs-dir", e);
        }
        ManifestFile.write(path.resolve(MANIFEST), manifest);
        return new RunFolder(path, manifest);
    }

    /** Opens an existing folder by its path. */
    public static RunFolder open(Path path) {
        return new RunFolder(path, ManifestFile.read(path.resolve(MANIFEST)));
    }

    /** Finds a run by {@code latest}, by the path of its folder (or of a log), by the name of the folder, or by the run's id. */
    public static Path locate(Path logsDir, String run) {
        if (LATEST.equals(run)) {
            return Latest.of(logsDir.resolve(LATEST))
                    .orElseThrow(() -> new RunException("no run in " + logsDir + " yet: start one with run", null));
        }
        if (Files.exists(Path.of(run))) {
            return Path.of(run);
        }
        List<Path> named = folders(logsDir).stream()
                .filter(folder -> folder.getFileName().toString().equals(run)
                        || folder.getFileName().toString().endsWith("-" + run))
                .toList();
        if (named.size() != 1) {
            String found = named.isEmpty() ? "no run " + run : "more than one run " + run;
            throw new RunException(found + " in " + logsDir + ": name a folder in it, an id, or latest", null);
        }
        return named.get(0);
    }

    /** The folders in {@code logsDir} that hold a manifest, oldest first; none when there is no such folder. */
    public static List<Path> folders(Path logsDir) {
        if (!Files.isDirectory(logsDir)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(logsDir)) {
            return all.filter(folder -> !Files.isSymbolicLink(folder) && Files.exists(folder.resolve(MANIFEST)))
                    .sorted(Comparator.comparing(folder -> folder.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + logsDir + ": " + reason(e), e);
        }
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    /** A file in it. */
    public Path path(String file) {
        return path.resolve(file);
    }

    /** The manifest as it stands. */
    public synchronized Manifest manifest() {
        return manifest;
    }

    /**
     * Changes the manifest, in memory and on disk. A disk that does not take it must not keep a run from its way back: the change
     * then holds in memory, and {@link #failure} tells.
     */
    public synchronized void update(Consumer<ManifestDraft> change) {
        ManifestDraft draft = manifest.edit();
        change.accept(draft);
        Manifest next = draft.finished();
        manifest = next;
        try {
            ManifestFile.write(path.resolve(MANIFEST), next);
        } catch (RunException e) {
            failure = failure == null ? e.getMessage() : failure;
        }
    }

    /** The first change of the manifest that the disk did not take; empty while it is whole. */
    public synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }
}
