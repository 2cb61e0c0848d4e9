package org.opnfv.doctor.functest.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of a run that has several iterations: a run folder for what they share, and in it {@code series.json} and a run folder
 * for each of them, {@code warm-up-001} and so on, then {@code iteration-001} and so on.
 *
 * <p>Every failure is a {@link RunException}.
 */
public final class SeriesFolder {
    private static final String MANIFEST = "series.json";
    private static final String WARM_UP = "warm-up-";
    private static final String ITERATION = "iteration-";

    private final RunFolder shared;
    private final SeriesManifest manifest;

    private SeriesFolder(RunFolder shared, SeriesManifest manifest) {
        this.shared = shared;
        this.manifest = manifest;
    }

    /** Makes a series of a run that has just been created. */
    public static SeriesFolder create(RunFolder shared, SeriesManifest manifest) {
        JsonFile.write(shared.path(MANIFEST), manifest);
        return new SeriesFolder(shared, manifest);
    }

    /** Opens an existing one. */
    public static SeriesFolder open(Path folder) {
        return open(RunFolder.open(folder));
    }

    /** The series of a run whose folder is open. */
    public static SeriesFolder open(RunFolder shared) {
        Path file = shared.path(MANIFEST);
        SeriesManifest manifest = JsonFile.read(file, SeriesManifest.class, "description of a series");
        if (manifest == null || manifest.iterations() < 1 || manifest.warmUp() < 0) {
            throw new RunException(file + " is damaged: it asks for no iteration; put a whole copy of it there", null);
        }
        return new SeriesFolder(shared, manifest);
    }

    /** Whether a folder is one of a series. */
    public static boolean isSeries(Path folder) {
        return Files.exists(folder.resolve(MANIFEST));
    }

    /** What the iterations share. */
    public RunFolder shared() {
        return shared;
    }

    /** What was asked for. */
    public SeriesManifest manifest() {
        return manifest;
    }

    /** Makes the folder of the next iteration, from 1 on, the warm-up included; it begins with what is known of the whole. */
    public RunFolder begin(int number) {
        boolean counts = number > manifest.warmUp();
        String name = counts ? name(ITERATION, number - manifest.warmUp()) : name(WARM_UP, number);
        Manifest whole = shared.manifest();
        ManifestSeed seed = new ManifestSeed(
                whole.version(),
                Instant.now(),
                whole.installer(),
                whole.profile(),
                whole.thresholdS(),
                whole.timeoutS(),
                whole.alarmMatch(),
                whole.seed());
        return RunFolder.create(
                shared.path(name), seed.manifest(new RunId(whole.id() + "-" + name), whole.folder() + "/" + name));
    }

    /** The folders of the iterations that are not counted, in order, as far as they were begun. */
    public List<Path> warmUp() {
        return folders(shared.path(), WARM_UP, manifest.warmUp());
    }

    /** The folders of those that are. */
    public List<Path> iterations() {
        return folders(shared.path(), ITERATION, manifest.iterations());
    }

    /** The folders of iterations that count in a folder of a series of which no more is known. */
    public static List<Path> iterationsIn(Path series) {
        return folders(series, ITERATION, Integer.MAX_VALUE);
    }

    /** The folders of those that do not. */
    public static List<Path> warmUpIn(Path series) {
        return folders(series, WARM_UP, Integer.MAX_VALUE);
    }

    /** All of them, in the order in which they were made. */
    public List<Path> all() {
        return Stream.concat(warmUp().stream(), iterations().stream()).toList();
    }

    private static List<Path> folders(Path series, String prefix, int count) {
        List<Path> begun = new ArrayList<>();
        for (int number = 1; number <= count && Files.isDirectory(series.resolve(name(prefix, number))); number++) {
            begun.add(series.resolve(name(prefix, number)));
        }
        return begun;
    }

    private static String name(String prefix, int number) {
        return String.format(Locale.ROOT, "%s%03d", prefix, number);
    }
}
