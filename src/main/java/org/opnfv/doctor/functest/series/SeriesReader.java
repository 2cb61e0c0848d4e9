package org.opnfv.doctor.functest.series;

import java.nio.file.Path;
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
     * @throws org.opnfv.doctor.functest.run.RunException when the folder says it is a series and cannot be read as one
     */
    public static Series read(Path folder) {
        if (!SeriesFolder.isSeries(folder)) {
            return Series.of(RunReader.read(folder), sla(folder));
        }
        SeriesFolder series = SeriesFolder.open(folder);
        Manifest shared = series.shared().manifest();
        return new Series(
                shared.folder(),
                folder,
                series.warmUp().stream().map(Assessment::of).toList(),
                series.iterations().stream().map(Assessment::of).toList(),
                new Series.SetUp(
                        series.manifest().iterations(), shared.sla(), shared.problem(), cleanup(shared.cleanup())));
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
