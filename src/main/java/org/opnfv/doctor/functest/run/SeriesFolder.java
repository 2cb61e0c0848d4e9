package org.opnfv.doctor.functest.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The folder of a run that has several iterations: a run folder for what they share, and in it {@code series.json} and a run folder for
 * each of them: see {@link IterationFolders}.
 *
 * <p>Every failure is a {@link RunException}.
 */
public final class SeriesFolder {
    static final String MANIFEST = "series.json";

    private final RunFolder shared;
    private final SeriesManifest manifest;

    private SeriesFolder(RunFolder shared, SeriesManifest manifest) {
        this.shared = shared;
        this.manifest = manifest;
    }

    /** Makes a series of a run that was just created. */
    public static SeriesFolder create(RunFolder shared, SeriesManifest manifest) {
        JsonFile.write(shared.path(MANIFEST), manifest);
        return new SeriesFolder(shared, manifest);
    }

    /** The series of a run whose folder is open. */
    public static SeriesFolder open(RunFolder shared) {
        return new SeriesFolder(shared, asked(shared.path()));
    }

    /** The request of the series in a folder. */
    public static SeriesManifest asked(Path folder) {
        Path file = folder.resolve(MANIFEST);
        SeriesManifest manifest = JsonFile.read(file, SeriesManifest.class, "description of a series");
        if (!manifest.isPossible()) {
            throw new RunException(
                    file + " is damaged: no series can be asked for so many iterations; put a whole copy of it there",
                    null);
        }
        return manifest;
    }

    /** Whether a folder is that of a series, even where its record is lost. */
    public static boolean isSeries(Path folder) {
        return Files.exists(folder.resolve(MANIFEST))
                || Files.isDirectory(folder)
                        && !IterationFolders.in(folder).all().isEmpty();
    }

    /** The request. */
    public SeriesManifest manifest() {
        return manifest;
    }

    /** Makes the folder of the next iteration, from 1 on, warm-ups included; it starts with what is known of the series. */
    public RunFolder begin(int number) {
        boolean counts = number > manifest.warmUp();
        String name = counts ? IterationFolders.counted(number - manifest.warmUp()) : IterationFolders.warmUp(number);
        Manifest whole = shared.manifest();
        ManifestSeed seed = new ManifestSeed(
                whole.version(),
                Instant.now(),
                whole.installer(),
                whole.profile(),
                whole.thresholdS(),
                whole.timeoutS(),
                whole.alarmMatch(),
                whole.shortcut(),
                whole.seed(),
                whole.context());
        return RunFolder.create(
                shared.path(name),
                seed.manifest(new RunId(idOf(whole.id(), name)), whole.folder() + "/" + name, false));
    }

    /** The id of the iteration of that name, from the id of its series. */
    static String idOf(String series, String iteration) {
        return series + "-" + iteration;
    }
}
