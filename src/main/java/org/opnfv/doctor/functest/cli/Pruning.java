package org.opnfv.doctor.functest.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.report.CleanupOutcome;
import org.opnfv.doctor.functest.report.RunEntry;
import org.opnfv.doctor.functest.run.RunException;
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

    /** No making and no deleting of a folder takes so long. */
    private static final Duration INTERRUPTED = Duration.ofHours(1);

    @Option(
            names = "--prune",
            required = true,
            description =
                    "List the runs to delete by --older-than and --more-than, of those that the other options choose; never one with"
                            + " something to undo, one to which a link in the logs folder or beside that leads, as latest does,"
                            + " or one that was given another name. The folders of check --prove go with the runs of their time.")
    private boolean prune;

    @Option(
            names = "--older-than",
            paramLabel = "WHEN",
            converter = PastTime.class,
            description = "Those that began before that time, written as for --since.")
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
        List<RunEntry> chosen = new ArrayList<>();
        int newer = 0;
        for (RunEntry run : runs) {
            if ((moreThan != null && newer >= moreThan || isOld(run)) && isFree(run, linked)) {
                chosen.add(run);
            }
            newer += run.proof() ? 0 : 1;
        }
        return chosen;
    }

    private static boolean isFree(RunEntry run, Predicate<Path> linked) {
        return isDone(run)
                && !Files.isSymbolicLink(run.folder())
                && RunFolder.idOf(run.folder()).isPresent()
                && !linked.test(run.folder());
    }

    private static boolean isDone(RunEntry run) {
        return run.cleanup() == CleanupOutcome.State.COMPLETE
                && RunState.of(run.folder()).isSaidToBeDone();
    }

    private boolean isOld(RunEntry run) {
        return olderThan != null && run.started() != null && run.started().isBefore(olderThan);
    }

    /** Deletes what has been listed in that folder, when it was confirmed; one that cannot be deleted does not keep the others. */
    void delete(List<RunEntry> listed, Path logs, boolean quiet, Consumer<String> say) {
        if (!yes) {
            say.accept("nothing is deleted yet: add --yes to delete these " + listed.size());
            return;
        }
        List<RunException> failures = new ArrayList<>();
        for (RunEntry run : listed) {
            try {
                RunRemoval.delete(run.folder());
            } catch (RunException e) {
                failures.add(e);
            }
        }
        int refused = failures.size();
        failures.addAll(RunRemoval.finishInterrupted(logs, Instant.now().minus(INTERRUPTED)));
        if (!quiet) {
            say.accept("deleted " + (listed.size() - refused));
        }
        failures.stream().skip(1).forEach(failure -> say.accept(failure.getMessage()));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
