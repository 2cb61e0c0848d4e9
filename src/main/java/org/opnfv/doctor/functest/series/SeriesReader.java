package org.opnfv.doctor.functest.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.original.RunReader;
import org.opnfv.doctor.functest.run.IterationFolders;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.PackedRun;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunState;
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
     * The series in a folder that {@code run --iterations} made, else the run that is there as a series of its own: one of ours, or
     * that of a log or a folder of logs of the original harness. Each may be packed.
     *
     * <p>The iterations of a series whose own record is damaged are read all the same; the series is UNKNOWN then.
     *
     * @throws RunException when there is nothing there, or it cannot be read
     */
    public static Series read(Path folder) {
        if (PackedRun.isOne(folder)) {
            try (PackedRun run = PackedRun.open(folder)) {
                return read(run.folder()).moved(run.folder(), folder);
            }
        }
        return SeriesFolder.isSeries(folder)
                ? new SeriesReader(folder).series()
                : Series.of(List.of(RunReader.read(folder)), sla(folder));
    }

    private Series series() {
        RunState state = RunState.of(folder);
        Manifest shared = read(() -> state.requireRun().manifest());
        SeriesManifest asked = read(() -> SeriesFolder.asked(folder));
        IterationFolders folders = IterationFolders.in(folder);
        List<Path> surplus = asked == null ? List.of() : folders.surplus(asked);
        if (!surplus.isEmpty()) {
            damage.add(surplus.get(0) + (surplus.size() == 1 ? "" : " and " + (surplus.size() - 1) + " more")
                    + " beyond the iterations that series.json tells of: put whole copies there of all that is in "
                    + folder);
        }
        List<String> gaps = asked == null ? List.of() : folders.gaps(asked);
        List<Assessment> runs = DuplicateRuns.marked(folders.all().stream()
                .map(run -> Assessment.of(state.iteration(run)))
                .toList());
        int counted = folders.counted().size();
        return new Series(
                state.name(),
                folder,
                runs.subList(0, folders.warmUp().size()),
                runs.subList(folders.warmUp().size(), runs.size()),
                new SeriesSetUp(
                        asked == null ? counted : Math.max(asked.iterations(), counted),
                        asked == null ? folders.warmUp().size() : asked.warmUp(),
                        shared == null ? null : shared.sla(),
                        damage.isEmpty() ? problem(state, gaps) : String.join("; ", damage),
                        // Each was undone before the next began: one that is lost, with later ones there, has left
                        // nothing.
                        RunFacts.Cleanup.of(state.cleanup()),
                        damage.isEmpty(),
                        List.of(),
                        shared == null ? RunFacts.NONE : RunFacts.of(shared, state.cleanup())));
    }

    private static String problem(RunState state, List<String> gaps) {
        Manifest shared = state.requireRun().manifest();
        if (shared.problem() == null && !gaps.isEmpty()) {
            return gaps.get(0) + (gaps.size() == 1 ? "" : " and " + (gaps.size() - 1) + " more")
                    + " not there, though later ones are: put whole copies there";
        }
        boolean undone = state.cleanup().state() == Manifest.Cleanup.State.COMPLETE;
        return shared.problem() != null || shared.ended() != null
                ? shared.problem()
                : "the run " + (undone ? "" : "is still going on, or ") + "was killed";
    }

    private <T> T read(Supplier<T> record) {
        try {
            return record.get();
        } catch (RunException e) {
            damage.add(e.getMessage());
            return null;
        }
    }

    /** A run that cannot be read is UNKNOWN with its reason, and asks for nothing. */
    private static String sla(Path folder) {
        return RunState.of(folder).run().map(run -> run.manifest().sla()).orElse(null);
    }
}
