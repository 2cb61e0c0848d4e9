package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run's folder: {@code <logs>/<yyyyMMdd-HHmmss>-<id>/} with the manifest, the ledger and the logs.
 *
 * <p>Every failure is a {@link RunException}. Changes of the manifest are serialized; reading it needs no lock.
 */
public final class RunFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String MANIFEST = "run.json";
    private static final String LEDGER = "ledger.jsonl";
    private static final String LATEST = "latest";
    /** Before the name of a folder that is no run yet, or none any more. */
    static final String NAMELESS = ".new-";

    private static final Pattern BEFORE = Pattern.compile(LATEST + "~[0-9]{1,5}");
    private static final Pattern NAME = Pattern.compile("([0-9]{8}-[0-9]{6})-(" + RunId.FORM + ")");

    private final Path path;
    private Manifest manifest;
    private String failure;

    private RunFolder(Path path, Manifest manifest) {
        this.path = path;
        this.manifest = manifest;
    }

    /** Makes the folder, with a manifest that {@code first} drafts from the new folder's name, and points {@code latest} to it. */
    public static RunFolder create(Path logsDir, RunId id, ManifestSeed first) {
        RunFolder folder = create(logsDir, id, first, false);
        LatestLink.point(logsDir.resolve(LATEST), folder.path.getFileName());
        return folder;
    }

    /** The same for a proof of the notification path, which is no measurement: {@code latest} stays with the last measurement. */
    public static RunFolder createAside(Path logsDir, RunId id, ManifestSeed first) {
        return create(logsDir, id, first, true);
    }

    private static RunFolder create(Path logsDir, RunId id, ManifestSeed first, boolean proof) {
        LocalDateTime local = LocalDateTime.ofInstant(first.started(), ZoneId.systemDefault());
        Path path = logsDir.resolve(STAMP.format(local) + "-" + id);
        return create(path, first.manifest(id, path.getFileName().toString(), proof));
    }

    /**
     * Makes a folder with that manifest in it. The folder is renamed into place when the manifest is in it: so a folder without one has
     * lost it, and is not one that was just begun.
     */
    static RunFolder create(Path path, Manifest manifest) {
        Path nameless = path.resolveSibling(NAMELESS + path.getFileName());
        try {
            Files.createDirectories(nameless);
            ManifestFile.write(nameless.resolve(MANIFEST), manifest);
            Files.move(nameless, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RunException(
                    "cannot make the run folder " + path + ": " + FileErrorText.words(e)
                            + "; choose another --logs-dir",
                    e);
        }
        return new RunFolder(path, manifest);
    }

    /** Opens an existing folder by its path. */
    public static RunFolder open(Path path) {
        return new RunFolder(path, ManifestFile.read(path.resolve(MANIFEST)));
    }

    /**
     * Finds a run by {@code latest}, by {@code latest~1} for the one before and so on, by the path of its folder (or of a log), by the
     * name of the folder, or by the run's id; an iteration also by one of these for its series, a slash and its own name.
     *
     * @throws RunNotFoundException when there is certainly none; any other {@link RunException} when that is unknown, or there are
     *     several
     */
    public static Path locate(Path logsDir, String run) {
        if (LATEST.equals(run)) {
            List<Path> all = folders(logsDir);
            Path link = logsDir.resolve(LATEST);
            return LatestLink.of(link)
                    .or(() -> Files.isSymbolicLink(link)
                            ? Optional.empty()
                            : newestFirst(logsDir).stream().findFirst())
                    .orElseThrow(() -> {
                        String none = "no run in " + logsDir + " yet: start one with run";
                        String unclear = "no latest run in " + logsDir + ": name one of the " + all.size() + " there";
                        return all.isEmpty() && !Files.isSymbolicLink(link)
                                ? new RunNotFoundException(none)
                                : new RunException(all.isEmpty() ? none : unclear, null);
                    });
        }
        if (Files.exists(Path.of(run))) {
            return Path.of(run);
        }
        if (BEFORE.matcher(run).matches()) {
            return before(logsDir, run);
        }
        int slash = run.indexOf('/');
        if (slash > 0 && slash < run.length() - 1) {
            Path iteration = locate(logsDir, run.substring(0, slash)).resolve(run.substring(slash + 1));
            if (Files.exists(iteration)) {
                return iteration;
            }
        }
        List<Path> named = folders(logsDir).stream()
                .filter(folder -> folder.getFileName().toString().equals(run)
                        || folder.getFileName().toString().endsWith("-" + run))
                .toList();
        String hint = " in " + logsDir + ": name a folder in it, an id, latest, or latest~1 for the one before";
        if (named.size() > 1) {
            throw new RunException("more than one run " + run + hint, null);
        }
        if (named.isEmpty()) {
            requireNotThere(Path.of(run));
            requireNotThere(logsDir.resolve(run));
            throw new RunNotFoundException("no run " + run + hint);
        }
        return named.get(0);
    }

    /** The target of a broken link, or the content of an unreadable folder, is unknown. */
    private static void requireNotThere(Path path) {
        for (Path part = path; part != null; part = part.getParent()) {
            if (Files.isSymbolicLink(part) && Files.notExists(part)) {
                throw new RunException(part + " is a broken link: mend it, or name another run", null);
            }
        }
        if (!Files.exists(path) && !Files.notExists(path)) {
            throw new RunException(
                    "cannot tell whether " + path + " is there: it is in a folder that cannot be read", null);
        }
    }

    /** The run that many before the latest, by time. */
    private static Path before(Path logsDir, String run) {
        Path latest = real(locate(logsDir, LATEST));
        List<Path> older = newestFirst(logsDir).stream()
                .dropWhile(folder -> !real(folder).equals(latest))
                .toList();
        int steps = Integer.parseInt(run.substring(run.indexOf('~') + 1));
        if (steps >= older.size()) {
            throw new RunNotFoundException("no run " + run + " in " + logsDir + ": there are "
                    + Math.max(0, older.size() - 1) + " before the latest");
        }
        return older.get(steps);
    }

    /** The measurements of {@link #folders}, in the order of {@link #states}. */
    public static List<Path> newestFirst(Path logsDir) {
        return states(logsDir).stream()
                .filter(run -> !run.isProof())
                .map(RunState::folder)
                .toList();
    }

    /** All of {@link #folders}, the newest first by the time in their records, for names are in local time; without a known time last. */
    public static List<RunState> states(Path logsDir) {
        return folders(logsDir).parallelStream()
                .map(RunState::of)
                .sorted(Comparator.comparing(RunFolder::started)
                        .thenComparing(RunState::folder)
                        .reversed())
                .toList();
    }

    /** When it began; without a record, by its name. */
    private static Instant started(RunState state) {
        return state.run()
                .map(run -> run.manifest().started())
                .or(() -> begunOf(state.folder()))
                .orElse(Instant.MIN);
    }

    /** The folders of runs in {@code logsDir}, oldest first, including those without a manifest; none when there is no such folder. */
    public static List<Path> folders(Path logsDir) {
        if (!Files.isDirectory(logsDir)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(logsDir)) {
            return all.filter(folder -> !isAlias(folder) && isRun(folder))
                    .filter(folder -> !folder.getFileName().toString().startsWith(NAMELESS))
                    .sorted(Comparator.comparing(folder -> folder.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + logsDir + ": " + FileErrorText.words(e), e);
        }
    }

    /** Whether it is a link to a sibling, as {@code latest} is; a run that was moved away may have left one behind. */
    private static boolean isAlias(Path folder) {
        return Files.isSymbolicLink(folder)
                && (nameOf(folder).equals(LATEST)
                        || real(folder)
                                .getParent()
                                .equals(real(folder.toAbsolutePath().getParent())));
    }

    /** Whether a folder is one of ours, even if its manifest is lost, or of a series the ledger as well. */
    public static boolean isRun(Path folder) {
        return Stream.of(MANIFEST, LEDGER, SeriesFolder.MANIFEST).anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /** The name of a folder or file, even for a path such as {@code .}; of the root the root itself. */
    public static String nameOf(Path place) {
        Path whole = place.toAbsolutePath().normalize();
        return String.valueOf(whole.getFileName() == null ? whole : whole.getFileName());
    }

    /** The id of the run that a folder was made for, by its name, with links followed; empty for any other name. */
    public static Optional<String> idOf(Path folder) {
        Matcher name = NAME.matcher(nameOf(real(folder)));
        return name.matches() ? Optional.of(name.group(2)) : Optional.empty();
    }

    /** When the run that a folder was made for began, by its name, to the second; empty for any other name. */
    public static Optional<Instant> begunOf(Path folder) {
        Matcher name = NAME.matcher(nameOf(folder));
        try {
            return name.matches()
                    ? Optional.of(LocalDateTime.parse(name.group(1), STAMP)
                            .atZone(ZoneId.systemDefault())
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
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

    /** The current manifest. */
    public synchronized Manifest manifest() {
        return manifest;
    }

    /**
     * Changes the manifest, in memory and on disk. A failed write must not keep a run from its undo: the change then holds in memory, and
     * {@link #failure} reports it.
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

    /** The first change of the manifest that could not be written; empty while it is whole. */
    public synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
