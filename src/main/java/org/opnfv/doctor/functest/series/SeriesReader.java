package org.opnfv.doctor.functest.series;

import java.nio.file.Path;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.logs.RunReader;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.SeriesFolder;

/** Reads a series from the disk. */
public final class SeriesReader {

    private SeriesReader() {}

    /**
     * The series in a folder that {@code run --iterations} made, else the runs that are there as a series of their own: one of ours, or
     * those in a log or a folder of logs of the original harness.
     *
     * <p>The iterations of a series whose own record is damaged are read all the same; the series is UNKNOWN then.
     *
     * @throws RunException when there is nothing there, or it cannot be read
     */
    public static Series read(Path folder) {
        if (!SeriesFolder.isSeries(folder)) {
            return Series.of(RunReader.read(folder), sla(folder));
        }
        try {
            return whole(folder);
        } catch (RunException e) {
            return damaged(folder, e.getMessage());
        }
    }

    private static Series whole(Path folder) {
        SeriesFolder series = SeriesFolder.open(folder);
        Manifest shared = series.shared().manifest();
        return new Series(
                shared.folder(),
                folder,
                assessed(series.warmUp()),
                assessed(series.iterations()),
                new Series.SetUp(
                        series.manifest().iterations(), shared.sla(), shared.problem(), cleanup(shared.cleanup())));
    }

    private static Series damaged(Path folder, String why) {
        List<Assessment> iterations = assessed(SeriesFolder.iterationsIn(folder));
        return new Series(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                folder,
                assessed(SeriesFolder.warmUpIn(folder)),
                iterations,
                new Series.SetUp(
                        iterations.size(), sla(folder), why, new RunFacts.Cleanup(false, false, List.of()), false));
    }

    private static List<Assessment> assessed(List<Path> folders) {
        return folders.stream().map(Assessment::of).toList();
    }

    /** A run that cannot be read is UNKNOWN with its reason, and asks for nothing. */
    private static String sla(Path folder) {
        try {
            return RunFolder.open(folder).manifest().sla();
        } catch (RunException unreadable) {
            return null;
        }
    }

    private static RunFacts.Cleanup cleanup(Manifest.Cleanup cleanup) {
        return new RunFacts.Cleanup(
                cleanup.state() == Manifest.Cleanup.State.COMPLETE,
                cleanup.state() == Manifest.Cleanup.State.KEPT,
                cleanup.errors());
    }
}
