package org.opnfv.doctor.functest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.report.CleanupOutcome;
import org.opnfv.doctor.functest.report.RunEntry;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunRemoval;
import org.opnfv.doctor.functest.run.RunState;
import org.opnfv.doctor.functest.scenario.SettingsError;
import picocli.CommandLine.Option;

/**
 * Which runs are deleted: the old ones and those beyond so many. One with something to undo, that still goes on, to which a link leads,
 * or that somebody gave another name stays.
 */
final class Pruning {

    @Option(
            names = "--prune",
            required = true,
            description =
                    "List what --older-than and --more-than leave over, of the runs that the other options choose; never one with"
                            + " something to undo, one to which a link beside it leads, as latest does, or one that was given"
                            + " another name.")
    private boolean prune;

    @Option(
            names = "--older-than",
            paramLabel = "WHEN",
            converter = PastTime.class,
            description = "Those that began before then, as for --since.")
    private Instant olderThan;

    @Option(names = "--more-than", paramLabel = "N", description = "Those beyond the N newest.")
    private Integer moreThan;

    @Option(names = "--yes", description = "Delete them.")
    private boolean yes;

    /** Those of these in that folder, the newest first, that are to be deleted. */
    List<RunEntry> chosen(List<RunEntry> runs, Path logs) {
        if (olderThan == null && moreThan == null || moreThan != null && moreThan < 0) {
            throw new SettingsError(
                    "--prune wants to know what is too old: add --older-than 90d, or --more-than 100", null);
        }
        if (runs.isEmpty()) {
            return runs;
        }
        Predicate<Path> linked = RunRemoval.linked(logs);
        return IntStream.range(0, runs.size())
                .filter(i -> moreThan != null && i >= moreThan || isOld(runs.get(i)))
                .mapToObj(runs::get)
                .filter(run -> isDone(run)
                        && !Files.isSymbolicLink(run.folder())
                        && RunFolder.idOf(run.folder()).isPresent()
                        && !linked.test(run.folder()))
                .toList();
    }

    private static boolean isDone(RunEntry run) {
        return run.cleanup() == CleanupOutcome.State.COMPLETE
                && RunState.of(run.folder()).isSaidToBeDone();
    }

    private boolean isOld(RunEntry run) {
        return olderThan != null && run.started() != null && run.started().isBefore(olderThan);
    }

    /** What has been listed, when it was confirmed. */
    void delete(List<RunEntry> listed, Consumer<String> say) {
        if (!yes) {
            say.accept("nothing is deleted yet: add --yes to delete these " + listed.size());
            return;
        }
        listed.forEach(run -> RunRemoval.delete(run.folder()));
        say.accept("deleted " + listed.size());
    }
}
