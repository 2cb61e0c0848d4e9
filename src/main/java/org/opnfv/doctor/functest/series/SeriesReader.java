package org.opnfv.doctor.functest.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.logs.RunReader;
import org.opnfv.doctor.functest.run.IterationFolders;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.run.SeriesManifest;

/** Reads a series from the disk. */
public final class SeriesReader {

    private final Path folder;
    private final List<String> damage = new ArrayList<>();

    private SeriesReader(Path folder) {
        this.folder = folder;
    }

    /**
     * The series in a folder that {@code run --iterations} made, else the runs that are there as a series of their own: one of ours, or
     * those in a log or a folder of logs of the original harness.
     *
     * <p>The iterations of a series whose own record is damaged are read all the same; the series is UNKNOWN then.
     *
     * @throws RunException when there is nothing there, or it cannot be read
     */
    public static Series read(Path folder) {
        return SeriesFolder.isSeries(folder)
                ? new SeriesReader(folder).series()
                : Series.of(Repeats.marked(RunReader.read(folder)), sla(folder));
    }

    private Series series() {
        Manifest shared = read(() -> RunFolder.open(folder).manifest());
        SeriesManifest asked = read(() -> SeriesFolder.asked(folder));
        IterationFolders folders = IterationFolders.in(folder);
        List<Path> surplus = asked == null ? List.of() : folders.surplus(asked);
        if (!surplus.isEmpty()) {
            damage.add(surplus.get(0) + (surplus.size() == 1 ? "" : " and " + (surplus.size() - 1) + " more")
                    + " beyond the iterations that series.json tells of: put whole copies there of all that is in "
                    + folder);
        }
        List<String> gaps = asked == null ? List.of() : folders.gaps(asked);
        List<Assessment> runs = Repeats.marked(
                folders.all().stream().map(run -> assessed(run, shared)).toList());
        int counted = folders.counted().size();
        return new Series(
                shared == null ? RunFolder.nameOf(folder) : shared.folder(),
                folder,
                runs.subList(0, folders.warmUp().size()),
                runs.subList(folders.warmUp().size(), runs.size()),
                new Series.SetUp(
                        asked == null ? counted : Math.max(asked.iterations(), counted),
                        asked == null ? folders.warmUp().size() : asked.warmUp(),
                        shared == null ? null : shared.sla(),
                        damage.isEmpty() ? problem(shared, gaps) : String.join("; ", damage),
                        cleanup(shared, gaps),
                        damage.isEmpty()));
    }

    private static String problem(Manifest shared, List<String> gaps) {
        if (shared.problem() == null && !gaps.isEmpty()) {
            return gaps.get(0) + (gaps.size() == 1 ? "" : " and " + (gaps.size() - 1) + " more")
                    + " not there, though later ones are: put whole copies there";
        }
        boolean undone = shared.cleanup().state() == Manifest.Cleanup.State.COMPLETE;
        return shared.problem() != null || shared.ended() != null
                ? shared.problem()
                : "the run " + (undone ? "" : "is still going on, or ") + "was killed";
    }

    /** What became of the undo of a warm-up that is not there, nobody knows; iterations that are not keep the series from passing. */
    private static RunFacts.Cleanup cleanup(Manifest shared, List<String> gaps) {
        if (shared == null) {
            return RunFacts.NONE.cleanup();
        }
        RunFacts.Cleanup own = RunFacts.Cleanup.of(shared.cleanup());
        List<String> unknown = gaps.stream()
                .filter(IterationFolders::isWarmUp)
                .map(name -> name + " is not there: what it was to undo is not known")
                .toList();
        return unknown.isEmpty()
                ? own
                : new RunFacts.Cleanup(
                        false,
                        false,
                        Stream.concat(own.errors().stream(), unknown.stream()).toList());
    }

    private <T> T read(Supplier<T> record) {
        try {
            return record.get();
        } catch (RunException e) {
            damage.add(e.getMessage());
            return null;
        }
    }

    /** A run that says it is another one was put there by somebody, and tells nothing of this series. */
    private static Assessment assessed(Path run, Manifest shared) {
        try {
            RunFolder open = RunFolder.open(run);
            String id = open.manifest().id();
            return shared == null
                            || id.equals(
                                    SeriesFolder.idOf(shared, run.getFileName().toString()))
                    ? Assessment.of(open)
                    : Assessment.unknown(
                            open.manifest().folder(),
                            run,
                            RunFacts.NONE,
                            run.resolve("run.json") + " is of another run, " + id
                                    + ": put a whole copy of its own there");
        } catch (RunException unreadable) {
            return Assessment.of(run);
        }
    }

    /** A run that cannot be read is UNKNOWN with its reason, and asks for nothing. */
    private static String sla(Path folder) {
        try {
            return RunFolder.open(folder).manifest().sla();
        } catch (RunException unreadable) {
            return null;
        }
    }
}
