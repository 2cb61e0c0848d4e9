package org.opnfv.doctor.functest.report;

import java.nio.file.Path;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.series.Series;

/**
 * The outcome of the undo of a run or a series.
 *
 * @param errors one line for each change that could not be undone
 * @param commands the commands that undo the rest; none when nothing is left, or when that is unknown
 */
public record CleanupOutcome(State state, List<String> errors, List<String> commands) {

    /** The state of the undo. */
    public enum State {
        /** There is no record. */
        NOT_KNOWN,
        COMPLETE,
        /** Left in place because the user asked for it. */
        KEPT,
        INCOMPLETE
    }

    /** Of a series, all its iterations included. */
    public static CleanupOutcome of(Series series) {
        if (series.isOneRun()) {
            return of(series.iterations().get(0));
        }
        return of(isKnown(series), series.cleanup(), series.left());
    }

    /** If nothing is known to be left, a damaged record leaves the outcome open. */
    private static boolean isKnown(Series series) {
        boolean left = !series.setUp().cleanup().complete()
                || series.runs().stream()
                        .anyMatch(run ->
                                run.facts().isKnown() && !run.facts().cleanup().complete());
        return left || series.runs().stream().allMatch(run -> run.facts().isKnown());
    }

    /** Of a run. */
    public static CleanupOutcome of(Assessment run) {
        return of(run.facts(), run.folder());
    }

    /** Of a run in that folder with this record. */
    public static CleanupOutcome of(RunFacts facts, Path folder) {
        return of(facts.isKnown(), facts.cleanup(), List.of(folder));
    }

    private static CleanupOutcome of(boolean known, RunFacts.Cleanup cleanup, List<Path> folders) {
        if (!known || cleanup.complete()) {
            return new CleanupOutcome(known ? State.COMPLETE : State.NOT_KNOWN, List.of(), List.of());
        }
        return new CleanupOutcome(
                cleanup.kept() ? State.KEPT : State.INCOMPLETE,
                cleanup.errors(),
                folders.stream()
                        .map(folder -> "doctor-functest clean " + folder)
                        .toList());
    }
}
